-- Neovim, headless, with its own client: opens a rule file, shows a diagnostic, completes, renames, formats, mends.
local folder, rulec = os.getenv("PROJECT"), os.getenv("RULEC")
local editors = os.getenv("EDITORS")
vim.opt.runtimepath:append(editors .. "/vim")
vim.opt.runtimepath:append(editors .. "/neovim")
vim.cmd("filetype plugin on | syntax on")
require("chuandao").setup({ cmd = { rulec, "lsp" } })

local function check(condition, what)
  if not condition then
    io.stderr:write("neovim: FAILED: " .. what .. "\n" .. vim.inspect(vim.diagnostic.get(0)) .. "\n")
    vim.cmd("cquit 1")
  end
end

local function wait(what, condition)
  check(vim.wait(60000, condition, 50), what)
end

vim.cmd("edit " .. vim.fn.fnameescape(folder .. "/词.rule"))
local words = vim.api.nvim_get_current_buf()
vim.cmd("edit " .. vim.fn.fnameescape(folder .. "/规则.rule"))
local buffer = vim.api.nvim_get_current_buf()
check(vim.bo.filetype == "chuandao", "the type of the file is " .. vim.bo.filetype)
local function clients()
  return vim.lsp.get_clients and vim.lsp.get_clients({ bufnr = buffer }) or vim.lsp.buf_get_clients(buffer)
end
wait("a server", function() return next(clients()) ~= nil and select(2, next(clients())).initialized ~= false end)

local function text() return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), "\n") end

-- A name that nothing has: the diagnostic stands on it, bytes right.
local row = vim.fn.search("上级的𠮷田保有量") - 1
local before = vim.api.nvim_buf_get_lines(buffer, row, row + 1, false)[1]
local broken = before:gsub("上级的𠮷田保有量", "上级的𠮷田没有量")
vim.api.nvim_buf_set_lines(buffer, row, row + 1, false, { broken })
wait("a diagnostic", function() return #vim.diagnostic.get(buffer) > 0 end)
local found = vim.diagnostic.get(buffer)[1]
check(broken:sub(found.col + 1, found.end_col) == "𠮷田没有量", "the place of " .. found.message)
check(found.lnum == row and found.code == "E201", "the code is " .. tostring(found.code))
vim.api.nvim_buf_set_lines(buffer, row, row + 1, false, { before })
wait("no diagnostic", function() return #vim.diagnostic.get(buffer) == 0 end)

-- Completion by initials of pinyin.
local started = before:gsub("上级的𠮷田保有量.*", "上级的gdb")
vim.api.nvim_buf_set_lines(buffer, row, row + 1, false, { started })
vim.api.nvim_win_set_cursor(0, { row + 1, #started })
local params = vim.lsp.util.make_position_params(0, select(2, next(clients())).offset_encoding)
-- Outside insert mode the cursor stands on the last letter, not behind it.
params.position.character = params.position.character + 1
local answers = vim.lsp.buf_request_sync(buffer, "textDocument/completion", params, 60000)
local item
for _, answer in pairs(answers or {}) do
  for _, one in ipairs(answer.result.items) do
    if one.label == "耕地保有量" then item = one end
  end
end
check(item, "耕地保有量 among what gdb completes to: " .. vim.inspect(answers))
vim.lsp.util.apply_text_edits({ item.textEdit }, buffer, select(2, next(clients())).offset_encoding)
local line = vim.api.nvim_buf_get_lines(buffer, row, row + 1, false)[1]
check(line == before:gsub("上级的𠮷田保有量.*", "上级的耕地保有量"), "completed: " .. line)
vim.api.nvim_buf_set_lines(buffer, row, row + 1, false, { before })

-- A new name in both files.
vim.fn.cursor(1, 1)
vim.fn.search("本级的\\zs𠮷田保有量")
vim.lsp.buf.rename("吉田数")
wait("a new name", function()
  local other = table.concat(vim.api.nvim_buf_get_lines(words, 0, -1, false), "\n")
  return text():find("本级的吉田数", 1, true) and other:find("| 吉田数 |", 1, true)
end)
check(not text():find("𠮷田保有量", 1, true), "no old name is left")

-- Formatting.
vim.api.nvim_buf_set_lines(buffer, 2, 3, false, { "编号:   XX-01" })
if vim.lsp.buf.format then vim.lsp.buf.format({ async = false, timeout_ms = 60000 }) else vim.lsp.buf.formatting_sync({}, 60000) end
check(vim.api.nvim_buf_get_lines(buffer, 2, 3, false)[1] == "  编号：XX-01", "formatted: " .. text())

print("neovim: diagnostics, completion, rename, formatting\n")
vim.cmd("qall!")
