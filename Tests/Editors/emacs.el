;;; emacs.el --- Emacs in batch mode with eglot  -*- lexical-binding: t; coding: utf-8 -*-
;; Opens a rule file, shows a diagnostic, completes, renames, formats.

(require 'package)
(package-initialize)
(add-to-list 'load-path (expand-file-name "emacs" (getenv "EDITORS")))
(require 'chuandao)
(require 'eglot)
(require 'cl-lib)
(setq chuandao-command (list (getenv "RULEC") "lsp")
      eglot-sync-connect 60 eglot-connect-timeout 60 eglot-autoshutdown nil
      eglot-confirm-server-initiated-edits nil
      eglot-send-changes-idle-time 0
      make-backup-files nil create-lockfiles nil auto-save-default nil)

(defun test-check (condition what)
  (unless condition
    (message "emacs: FAILED: %s" what)
    (kill-emacs 1)))

(defmacro test-wait (what condition)
  `(let ((end (+ (float-time) 60)))
     (while (and (not ,condition) (< (float-time) end)) (accept-process-output nil 0.05))
     (test-check ,condition ,what)))

(let ((folder (file-name-as-directory (getenv "PROJECT"))))
  (find-file (concat folder "规则.rule"))
  (test-check (eq major-mode 'chuandao-mode) major-mode)
  (font-lock-ensure)
  (goto-char (point-min))
  (search-forward "编号")
  (test-check (eq (get-text-property (1- (point)) 'face) 'font-lock-builtin-face) "the colour of 编号")
  (apply #'eglot--connect (eglot--guess-contact))
  (test-wait "a server" (eglot-managed-p))
  (flymake-mode 1)
  ;; A diagnostic on the name that nothing has.
  (goto-char (point-min))
  (search-forward "上级的𠮷田保有量")
  (replace-match "上级的𠮷田没有量")
  (eglot--signal-textDocument/didChange)
  (flymake-start)
  (test-wait "a diagnostic" (flymake-diagnostics))
  (let ((found (car (flymake-diagnostics))))
    (test-check (string= "𠮷田没有量" (buffer-substring-no-properties (flymake-diagnostic-beg found) (flymake-diagnostic-end found)))
                (flymake-diagnostic-text found)))
  ;; Completion by initials of pinyin.
  (goto-char (point-min))
  (search-forward "上级的𠮷田没有量")
  (replace-match "上级的gdb")
  (eglot--signal-textDocument/didChange)
  (pcase-let ((`(,_ ,_ ,table . ,_) (eglot-completion-at-point)))
    (let ((found (all-completions "" table)))
      (test-check (cl-find "耕地保有量" found :test (lambda (wanted one) (string-match-p wanted one))) found)))
  (goto-char (point-min))
  (search-forward "上级的gdb")
  (replace-match "上级的𠮷田保有量")
  (eglot--signal-textDocument/didChange)
  ;; A new name in both files.
  (goto-char (point-min))
  (search-forward "本级的𠮷田")
  (cl-letf (((symbol-function 'y-or-n-p) #'always)) (eglot-rename "吉田数"))
  (test-check (string-match-p "本级的吉田数" (buffer-string)) (buffer-string))
  (with-current-buffer (find-file-noselect (concat folder "词.rule"))
    (test-check (string-match-p "| 吉田数 |" (buffer-string)) (buffer-string)))
  ;; Formatting.
  (goto-char (point-min))
  (search-forward "  编号：XX-01")
  (replace-match "编号:   XX-01")
  (eglot--signal-textDocument/didChange)
  (eglot-format-buffer)
  (test-check (string-match-p "\n  编号：XX-01\n" (buffer-string)) (buffer-string))
  (set-buffer-modified-p nil)
  (message "emacs: diagnostics, completion, rename, formatting")
  (kill-emacs 0))
