" Colours of Vim: vim -u NONE -N -es -S vim.vim FILE
set encoding=utf-8 nocompatible
execute 'set runtimepath+=' . $EDITORS . '/vim'
filetype plugin on
syntax on
execute 'edit ' . fnameescape($PROJECT . '/规则.rule')
let s:failed = []
function! s:Check(words, group)
  call cursor(1, 1)
  call search(a:words)
  let name = synIDattr(synID(line('.'), col('.'), 0), 'name')
  if name !=# a:group
    call add(s:failed, a:words . ' is ' . name . ', not ' . a:group)
  endif
endfunction
if &filetype !=# 'chuandao'
  call add(s:failed, 'the type of the file is ' . &filetype)
endif
call s:Check('# 𠮷县', 'chuandaoComment')
call s:Check('^传导', 'chuandaoBlock')
call s:Check('编号', 'chuandaoClause')
call s:Check('《𠮷县', 'chuandaoQuoted')
call s:Check('不低于', 'chuandaoOperator')
call s:Check('300 万亩', 'chuandaoNumber')
call s:Check('𠮷田只能', 'chuandaoProse')
call writefile(empty(s:failed) ? ['vim: colours'] : ['vim: FAILED'] + s:failed, '/dev/stdout', 'a')
execute empty(s:failed) ? 'qall!' : 'cquit'
