;;; chuandao.el --- Rules on territorial plans  -*- lexical-binding: t; coding: utf-8 -*-

;; Package-Requires: ((emacs "28.1"))
;; Version: 1.0

;;; Commentary:

;; A mode for rule files, and `rulec lsp' for eglot: (require 'chuandao), then M-x eglot in a rule file.

;;; Code:

(defgroup chuandao nil "Rules on territorial plans." :group 'languages)

(defcustom chuandao-command '("rulec" "lsp")
  "The language server and its arguments."
  :type '(repeat string))

(defcustom chuandao-plan-set nil
  "A folder with plans whose verdicts code lenses show."
  :type '(choice (const nil) directory))

(defconst chuandao-blocks
  '("matrix" "monitor" "pack" "planset" "rule" "scenario" "transmission" "vocabulary" "waived" "传导" "准入矩阵" "案例" "规划集" "规则" "规则包" "词汇" "豁免" "预警"))

(defconst chuandao-clauses
  '("plankinds" "规划类型" "trajectory" "轨迹" "baseyear" "基期" "cumulative" "累计" "quota" "额度" "applies" "approved" "asof" "basis" "bindingreason" "draft" "buildson" "codesystem" "columns" "complete" "condition" "decider" "designation" "designationfiles" "documents" "each" "effective" "evidence" "except" "expect" "featureids" "figures" "from" "given" "id" "indicators" "issuers" "catalogue" "phrasings" "readout" "layers" "let" "level" "list" "listfiles" "lists" "map" "mapping" "margin" "method" "number" "officecode" "otherwise" "plans" "point" "precision" "reason" "refines" "repealed" "replaces" "require" "rows" "subject" "switchoff" "nolint" "tests" "text" "tiers" "tolerance" "units" "unlisted" "until" "unverified" "version" "when" "wording" "years" "上级矩阵" "下达关系" "目录" "句式" "读出" "不通过时" "代号" "代码系统" "余量" "例外" "依托" "依据" "依据待核" "假设" "停用" "不查" "决定机关" "刚性理由" "草拟" "原文" "名录" "名录文件" "名录表" "图" "图层" "完整转录" "定位" "定位文件" "容差" "对于" "对照" "对象" "层级" "年份" "应当" "废止" "当" "截至" "批复日期" "指标" "指标表" "文件" "文号" "方式" "施行" "替代" "未列明" "条件" "检验" "横向" "点" "版本" "理由" "称谓" "精度" "级别" "纵向" "编号" "自" "至" "行政区" "要求" "要素编号" "规划" "设" "证据" "适用"))

(defconst chuandao-words
  '("admit" "admitted" "advisory" "after" "aggregate" "agrees" "aliases" "allotted" "and" "anticipated" "apportion" "approvedplan" "area" "areafield" "areasagree" "asprinted" "attribute" "average" "batch" "before" "binding" "blanks" "buffer" "carry" "cell" "changed" "children" "clip" "code" "codes" "codewithin" "count" "covers" "date" "develop" "difference" "digits" "direction" "disjoint" "distinct" "drafted" "draftedplan" "equal" "exact" "expected" "fail" "fields" "figure" "filename" "builtin" "parts" "holes" "sharpangles" "coordinatesystem" "filled" "first" "fragments" "fullcode" "fullwidth" "geometry" "honour" "ignore" "in" "intersection" "issuer" "key" "known" "left" "length" "lettercase" "line" "location" "matches" "max" "measuredarea" "meets" "min" "minus" "missing" "name" "narrows" "none" "not" "linear" "线性" "steps" "分段" "notapplicable" "obligatory" "oldcode" "or" "others" "own" "parent" "pass" "plan" "polygon" "present" "prohibited" "protect" "reference" "right" "same" "select" "share" "spatial" "statedarea" "stepwise" "submitted" "suffix" "sum" "tiles" "title" "unallotted" "undetermined" "union" "unit" "unprovided" "use" "value" "weight" "weighted" "width" "within" "written" "printed" "zone" "一致" "上级" "下级" "下达" "下达单位" "写法" "数值" "不低于" "不等于" "不计" "不超过" "不适用" "不通过" "不重叠" "不重复" "且" "个数" "交集" "代码" "位" "位于" "低于" "保护" "允许" "全半角" "全称" "其余" "准入" "几何" "分区" "分解" "刚性" "别名" "加权" "加权平均" "单位" "占比" "印数一致" "原代码" "全码" "辖区代码" "取值" "右边" "合计" "名称" "后缀" "图层代码" "在编" "大小写" "字段" "宽度" "属于" "属性" "属性变更" "左边" "差集" "差额" "已填写" "已提交" "已知" "并集" "开发" "引用" "待核实" "或" "所在地" "批次" "承接" "按印刷位" "接边" "提示" "文件名" "固有检查" "部件数" "洞数" "锐角数" "坐标系" "方向" "无" "日期" "最大" "最小" "未分解" "未提供" "本级" "权重" "每个在编规划" "每个已批规划" "每个指标" "每个规划" "每格" "汇总" "现状" "用途" "登记面积" "碎片" "禁止" "空格" "空间继承" "符合" "等于" "筛选" "精确" "约束性" "线" "细化" "维护前" "维护后" "缓冲" "缺" "落实" "裁剪" "覆盖" "识别" "逐级" "通过" "重合" "量得面积" "铺满" "长度" "非" "面" "面积" "面积一致" "面积字段" "预期" "预期性" "首选" "高于"))

(defvar chuandao-font-lock-keywords
  `((,(concat "^[ \t　]*\\(" (regexp-opt chuandao-blocks) "\\)\\(?:[ \t　：:]+\\([^#＃\n]*\\)\\)?$")
     (1 font-lock-keyword-face) (2 font-lock-function-name-face nil t))
    (,(concat "^[ \t　]*\\(" (regexp-opt chuandao-clauses) "\\)[ \t　：:①-⑳0-9]")
     1 font-lock-builtin-face)
    ("《[^》\n]*》" . font-lock-string-face)
    ("「[^」\n]*」" . font-lock-variable-name-face)
    ("[0-9０-９]+\\(?:[.．][0-9０-９]+\\)?" . font-lock-constant-face)
    (,(concat "\\(?:^\\|[ \t　，、：（(|的]\\)\\(" (regexp-opt chuandao-words) "\\)\\(?:[ \t　，、（()）|的]\\|$\\)")
     1 font-lock-type-face)))

(defvar chuandao-mode-syntax-table
  (let ((table (make-syntax-table)))
    (modify-syntax-entry ?# "<" table)
    (modify-syntax-entry ?＃ "<" table)
    (modify-syntax-entry ?\n ">" table)
    (modify-syntax-entry ?\" "\"" table)
    table))

;;;###autoload
(define-derived-mode chuandao-mode prog-mode "传导"
  "Major mode for rule files of 传导."
  (setq-local comment-start "# " comment-start-skip "[#＃]+[ \t]*" indent-tabs-mode nil tab-width 2)
  (setq-local font-lock-defaults '(chuandao-font-lock-keywords)))

;;;###autoload
(add-to-list 'auto-mode-alist '("\\.rule\\(?:\\.txt\\)?\\'" . chuandao-mode))

(defvar eglot-server-programs)

(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs
               (cons 'chuandao-mode
                     (lambda (&rest _)
                       (append chuandao-command
                               (when chuandao-plan-set
                                 `(:initializationOptions (:planSet ,(expand-file-name chuandao-plan-set)))))))))

(provide 'chuandao)
;;; chuandao.el ends here
