-- Starts `rulec lsp` for rule files: require("chuandao").setup()
local M = {}

--- Options: cmd, the command (default { "rulec", "lsp" }); plan_set, a folder whose verdicts lenses show.
function M.setup(options)
  options = options or {}
  vim.api.nvim_create_autocmd("FileType", {
    pattern = "chuandao",
    callback = function(event)
      M.start(event.buf, options)
    end,
  })
end

function M.start(buffer, options)
  local path = vim.api.nvim_buf_get_name(buffer)
  local root = vim.fn.fnamemodify(path, ":p:h")
  -- A pack is the outermost folder that declares one; the server finds it, and only needs to know where to stop.
  local git = vim.fn.finddir(".git", root .. ";")
  if git ~= "" then
    root = vim.fn.fnamemodify(git, ":p:h:h")
  end
  local config = {
    name = "rulec",
    cmd = options.cmd or { "rulec", "lsp" },
    root_dir = root,
    init_options = { planSet = options.plan_set },
    on_attach = options.on_attach,
    capabilities = options.capabilities,
  }
  if vim.lsp.start then
    return vim.lsp.start(config, { bufnr = buffer })
  end
  -- Neovim 0.7 starts clients by hand.
  M.clients = M.clients or {}
  M.clients[root] = M.clients[root] or vim.lsp.start_client(config)
  vim.lsp.buf_attach_client(buffer, M.clients[root])
  return M.clients[root]
end

return M
