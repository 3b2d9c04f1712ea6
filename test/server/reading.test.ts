import assert from 'node:assert/strict';
import type {
  ClientCapabilities,
  CodeLens,
  DocumentLink,
  FoldingRange,
  InlayHint,
  MarkupContent,
  SelectionRange,
  SemanticTokens,
  SemanticTokensDelta,
} from 'vscode-languageserver';
import { codebook, guide, transcript } from '../unit/language/study-of';
import { ableClient, Client, type Folder, folderOf } from './client';

describe('reading with an editor', () => {
  let client: Client;
  let folder: Folder;
  let refreshed: string[];
  let whenRefreshed = () => {};
  const able: ClientCapabilities = {
    ...ableClient,
    workspace: {
      ...ableClient.workspace,
      codeLens: { refreshSupport: true },
      inlayHint: { refreshSupport: true },
      semanticTokens: { refreshSupport: true },
    },
    textDocument: {
      ...ableClient.textDocument,
      inlayHint: { resolveSupport: { properties: ['tooltip'] } },
      documentLink: { tooltipSupport: true },
    },
    experimental: { commands: { commands: ['verbatim.showPlaces'] } },
  };
  const of = (name: string) => ({ textDocument: { uri: folder.uriOf(name) } });
  const a = transcript('## Q1.1\n\n**Ann:** []{q=Q2.1} [Her]{.trust}.\n');
  const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };

  async function on(capabilities: ClientCapabilities): Promise<void> {
    folder = folderOf({
      'tea.guide.yaml': guide,
      'tea.codebook.yaml': codebook,
      'a.transcript.md': a,
      'b.transcript.md': transcript('**Bo:** []{q=Q2.1} [Her]{.trust} and [him]{.trust}.\n'),
    });
    client = new Client();
    refreshed = [];
    for (const what of ['codeLens', 'inlayHint', 'semanticTokens'])
      client.connection.onRequest(`workspace/${what}/refresh`, () => {
        refreshed.push(what);
        whenRefreshed();
        return null;
      });
    await client.start([folder], capabilities);
    await client.open(folder.uriOf('a.transcript.md'), a);
  }
  const untilRefreshed = (what: string) =>
    new Promise<void>(resolve => {
      whenRefreshed = () => {
        if (refreshed.includes(what)) resolve();
      };
      whenRefreshed();
    });
  afterEach(async () => {
    whenRefreshed = () => {};
    await client.end();
    folder.remove();
  });

  it('lenses open the passages in an editor that can show them', async () => {
    await on(able);
    await client.open(folder.uriOf('tea.codebook.yaml'), codebook);
    const [trust] = await client.request<CodeLens[]>('textDocument/codeLens', of('tea.codebook.yaml'));
    assert.equal(trust?.command, undefined);
    const { command } = await client.request<CodeLens>('codeLens/resolve', trust);
    const places = [
      { uri: folder.uriOf('a.transcript.md'), range: range(5, 27, 32) },
      { uri: folder.uriOf('b.transcript.md'), range: range(3, 26, 31) },
      { uri: folder.uriOf('b.transcript.md'), range: range(3, 44, 49) },
    ];
    assert.deepEqual(command, {
      title: '3 segments in 2 transcripts',
      command: 'verbatim.showPlaces',
      arguments: [folder.uriOf('tea.codebook.yaml'), { line: 1, character: 4 }, places],
    });
  });

  it('lenses are words alone in any other', async () => {
    await on({});
    const lenses = await client.request<CodeLens[]>('textDocument/codeLens', of('tea.guide.yaml'));
    assert.deepEqual(lenses[4], {
      range: { start: { line: 24, character: 8 }, end: { line: 24, character: 8 } },
      command: { title: 'answered in 2 of 2 transcripts', command: '' },
    });
  });

  it('an editor is told to ask for lenses again when a transcript has changed', async () => {
    await on(able);
    await client.request('textDocument/codeLens', of('tea.guide.yaml'));
    await client.change(folder.uriOf('a.transcript.md'), 2, { text: '' });
    await untilRefreshed('codeLens');
    assert.ok(!refreshed.includes('inlayHint'));
  });

  it('and for hints and colours when the guide has', async () => {
    await on(able);
    await client.request('textDocument/inlayHint', { ...of('a.transcript.md'), range: whole });
    await client.request('textDocument/semanticTokens/full', of('a.transcript.md'));
    await client.open(folder.uriOf('tea.guide.yaml'), guide.replace('Q2.1', 'Q2.9'));
    await untilRefreshed('inlayHint');
    await untilRefreshed('semanticTokens');
    assert.ok(!refreshed.includes('codeLens'), 'nobody has asked for one');
  });

  it('hints are explained when somebody looks, or at once', async () => {
    await on(able);
    const asked = { ...of('a.transcript.md'), range: whole };
    const hints = await client.request<InlayHint[]>('textDocument/inlayHint', asked);
    assert.deepEqual(
      hints.map(({ label, position, tooltip }) => [label, position.line, position.character, tooltip]),
      [
        ['What is your role here?', 3, 7, undefined],
        ['With whom do you sit?', 5, 19, undefined],
      ],
    );
    const { tooltip } = await client.request<InlayHint>('inlayHint/resolve', hints[0]);
    assert.match((tooltip as MarkupContent).value, /answered in 0 of 2 transcripts/);
    await client.end();
    await on({});
    const [first] = await client.request<InlayHint[]>('textDocument/inlayHint', {
      ...of('a.transcript.md'),
      range: whole,
    });
    assert.match((first?.tooltip as MarkupContent | undefined)?.value ?? '', /Pour first/);
  });

  it('tokens come whole, for lines, and as what has changed', async () => {
    await on(able);
    const full = await client.request<SemanticTokens>(
      'textDocument/semanticTokens/full',
      of('a.transcript.md'),
    );
    assert.deepEqual(full.data, [3, 3, 4, 0, 0, 2, 2, 3, 2, 8, 0, 12, 4, 0, 0, 0, 13, 5, 1, 0]);
    const lines = { start: { line: 3, character: 0 }, end: { line: 3, character: 7 } };
    const asked = { ...of('a.transcript.md'), range: lines };
    const some = await client.request<SemanticTokens>('textDocument/semanticTokens/range', asked);
    assert.deepEqual(some.data.slice(0, 5), [3, 3, 4, 0, 0]);
    await client.change(folder.uriOf('a.transcript.md'), 2, { range: range(3, 3, 7), text: 'Q7' });
    const delta = (previousResultId: string | undefined) =>
      client.request<SemanticTokensDelta>('textDocument/semanticTokens/full/delta', {
        ...of('a.transcript.md'),
        previousResultId,
      });
    const { resultId, edits } = await delta(full.resultId);
    assert.deepEqual(
      edits.map(({ start, deleteCount, data }) => [start, deleteCount, data?.slice(0, 5)]),
      [[0, 20, [3, 3, 2, 0, 2]]],
    );
    assert.deepEqual((await delta(resultId)).edits, []);
  });

  it('folds no more than the editor takes, the longest', async () => {
    await on({ textDocument: { foldingRange: { rangeLimit: 1 } } });
    const folds = await client.request<FoldingRange[]>('textDocument/foldingRange', of('a.transcript.md'));
    assert.deepEqual(folds, [{ startLine: 0, endLine: 2 }]);
  });

  it('grows a selection, and links to the guide', async () => {
    await on(able);
    const asked = { ...of('a.transcript.md'), positions: [{ line: 5, character: 22 }] };
    const [selection] = await client.request<SelectionRange[]>('textDocument/selectionRange', asked);
    assert.deepEqual(selection?.range, range(5, 21, 24));
    const links = await client.request<DocumentLink[]>('textDocument/documentLink', of('a.transcript.md'));
    assert.deepEqual(links, [
      { range: range(1, 7, 21), target: folder.uriOf('tea.guide.yaml'), tooltip: 'Open the guide' },
    ]);
  });
});

function range(line: number, from: number, to: number) {
  return { start: { line, character: from }, end: { line, character: to } };
}
