import assert from 'node:assert/strict';
import type { InitializeResult, TextEdit } from 'vscode-languageserver';
import type { ExperimentalCapabilities } from '../../src/server/protocol';
import { transcript } from '../unit/language/study-of';
import { ableClient, Client, type Folder, folderOf } from './client';

describe('Enter, for editors that ask what to do behind it', () => {
  let client: Client;
  let folder: Folder;
  beforeEach(() => {
    folder = folderOf({});
    client = new Client();
  });
  afterEach(async () => {
    await client.end();
    folder.remove();
  });

  const text = transcript('**Ann:** Yes.\n\n**Bo:** No.\n');
  const newLine = { line: text.split('\n').length - 1, character: 0 };
  const whatToDo = async (ch: string) => {
    const uri = folder.uriOf('a.transcript.md');
    await client.open(uri, text);
    return client.request<TextEdit[]>('textDocument/onTypeFormatting', {
      textDocument: { uri },
      position: newLine,
      ch,
      options: { tabSize: 2, insertSpaces: true },
    });
  };

  // eglot says nowhere that it can, and does.
  for (const [what, capabilities] of [
    ['one that says so', { textDocument: { onTypeFormatting: {} } }],
    ['one that says nothing', {}],
  ] as const) {
    it(`is answered to ${what}, whichever character it takes it for`, async () => {
      const able = await client.start([folder], capabilities);
      assert.deepEqual(able.capabilities.documentOnTypeFormattingProvider, {
        firstTriggerCharacter: '\n',
        moreTriggerCharacter: ['\r'],
      });
      for (const key of ['\n', '\r'])
        assert.equal((await whatToDo(key)).map(({ newText }) => newText).join('|'), ' No.\n\n**Ann:**|');
      assert.deepEqual(await whatToDo('}'), []);
    });
  }

  it('is not announced to one whose keys open turns themselves', async () => {
    const experimental: ExperimentalCapabilities = { verbatimTurnKeys: true };
    const { capabilities } = await client.start([folder], { ...ableClient, experimental });
    assert.equal(capabilities.documentOnTypeFormattingProvider, undefined);
  });

  it('opens nothing for somebody who has turned it off', async () => {
    const initializationOptions = { typing: { nextSpeaker: false } };
    await client.request<InitializeResult>('initialize', {
      processId: null,
      rootUri: folder.uri,
      capabilities: {},
      initializationOptions,
    });
    await client.notify('initialized', {});
    assert.deepEqual(await whatToDo('\n'), []);
  });
});
