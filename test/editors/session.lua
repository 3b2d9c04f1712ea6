-- What a person does in Neovim with a study, from the folder of the study; what comes of it goes to $FINDINGS as JSON.
-- Before it, the page's configuration has been run (neovim.test.ts).

local findings = {}
local interview = 'transcripts/rw-01.transcript.md'

local function wait(what, condition)
  if not vim.wait(10000, condition, 10) then
    error('Waited in vain for ' .. what)
  end
end

--- Puts the cursor behind the first place where the words stand.
local function go_behind(words)
  vim.fn.cursor(1, 1)
  assert(vim.fn.search('\\V' .. vim.fn.escape(words, '\\'), 'ceW') > 0, 'There is no ' .. words)
end

local function replace(words, by)
  go_behind(words)
  local row, column = unpack(vim.api.nvim_win_get_cursor(0))
  vim.api.nvim_buf_set_text(0, row - 1, column - #words + 1, row - 1, column + 1, { by })
  vim.api.nvim_win_set_cursor(0, { row, column - #words + #by })
end

local function messages()
  return vim.tbl_map(function(diagnostic)
    return diagnostic.code .. ': ' .. diagnostic.message
  end, vim.diagnostic.get(0))
end

local function wait_for_problems(condition)
  wait('problems', function()
    return condition(messages())
  end)
  return messages()
end

local function place(buffer, line, text)
  return vim.fn.fnamemodify(vim.fn.bufname(buffer), ':t') .. ':' .. line .. ': ' .. text
end

--- The list of places that a command of Neovim fills, each as file:line: text.
local function places(command)
  vim.fn.setqflist({}, 'r')
  command()
  wait('a list of places', function()
    return #vim.fn.getqflist() > 0
  end)
  vim.cmd('cclose')
  return vim.tbl_map(function(item)
    return place(item.bufnr, item.lnum, item.text)
  end, vim.fn.getqflist())
end

--- What is offered at the cursor, by itself, with the text that it would put there.
local function offered()
  local answers = vim.lsp.buf_request_sync(0, 'textDocument/completion', vim.lsp.util.make_position_params(), 5000)
  local words = {}
  for _, answer in pairs(answers or {}) do
    for _, item in ipairs(vim.lsp.util.text_document_completion_list_to_complete_items(answer.result, '')) do
      table.insert(words, item.word)
    end
  end
  return words
end

local function text_of(name)
  return vim.fn.join(vim.fn.readfile(name, 'b'), '\n')
end

local function session()
  vim.o.hidden = true
  vim.cmd('edit transcripts/rw-02.transcript.md')
  vim.cmd('edit ' .. interview)
  local client
  wait('the server', function()
    _, client = next(vim.lsp.buf_get_clients(0))
    return client and client.initialized
  end)

  replace('Q4.3', 'Q4.300')
  findings.problems = wait_for_problems(function(found)
    return #found > 0
  end)

  vim.ui.select = function(actions, options, choose)
    findings.actions = vim.tbl_map(options.format_item, actions)
    choose(actions[1], 1)
  end
  go_behind('Q4.300')
  vim.lsp.buf.code_action()
  wait('the fix', function()
    return findings.actions and not vim.fn.getline('.'):find('Q4.300', 1, true)
  end)
  findings.fixed = vim.fn.getline('.')
  findings.problems_after = wait_for_problems(function(found)
    return #found == 0
  end)

  go_behind('{.thrift')
  vim.lsp.buf.hover()
  local shown
  wait('the hover', function()
    shown = vim.tbl_filter(function(window)
      return vim.api.nvim_win_get_config(window).relative ~= ''
    end, vim.api.nvim_list_wins())[1]
    return shown
  end)
  findings.hover = vim.fn.join(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(shown), 0, -1, false), '\n')
  vim.api.nvim_win_close(shown, true)

  -- The cursor is behind what is typed, as in insert mode.
  vim.o.virtualedit = 'onemore'
  replace('{.thrift', '{.')
  vim.cmd('normal! l')
  findings.themes = offered()
  vim.cmd('undo')
  vim.fn.append(vim.fn.line('$'), { '', '## ' })
  vim.fn.cursor(vim.fn.line('$'), 4)
  findings.questions = offered()
  vim.cmd('undo')

  go_behind('## Q1.1')
  vim.lsp.buf.definition()
  wait('the guide', function()
    return vim.fn.expand('%:t') == 'repair-workshop.guide.yaml'
  end)
  findings.definition = { place(vim.api.nvim_get_current_buf(), vim.fn.line('.'), vim.fn.getline('.')) }
  vim.cmd('buffer ' .. interview)

  findings.references = places(function()
    go_behind('{.thrift')
    vim.lsp.buf.references()
  end)
  vim.cmd('buffer ' .. interview)
  findings.symbols = places(vim.lsp.buf.document_symbol)
  findings.found = places(function()
    vim.lsp.buf.workspace_symbol('thrift')
  end)
  vim.cmd('buffer ' .. interview)

  go_behind('{.thrift')
  vim.lsp.buf.rename('saving')
  wait('the new name', function()
    return vim.fn.search('\\V{.saving', 'nw') > 0
  end)
  vim.cmd('silent wall')
  findings.files = {}
  for _, pattern in ipairs({ '**/*.md', '**/*.yaml' }) do
    for _, name in ipairs(vim.fn.glob(pattern, false, true)) do
      findings.files[name] = text_of(name)
    end
  end
  findings.problems_renamed = wait_for_problems(function(found)
    return #found == 0
  end)

  vim.cmd('silent! %bdelete!')
  client.stop()
  wait('the end of the server', function()
    return client.is_stopped()
  end)
  findings.ended = true
end

local fine, fault = xpcall(session, debug.traceback)
if not fine then
  findings.fault = fault
end
vim.fn.writefile({ vim.json.encode(findings) }, vim.env.FINDINGS)
