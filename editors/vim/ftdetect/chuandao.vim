autocmd BufRead,BufNewFile *.rule,*.rule.txt setfiletype chuandao
