// The layers of docs/architecture.md: what each folder of src may import besides itself.
// Everything not named here is forbidden, so a new folder has to be written down first.
const layers = {
  format: [],
  study: ['format'],
  analysis: ['format', 'study'],
  convert: ['format', 'study', 'analysis'],
  disk: ['study'],
  language: ['format', 'study', 'analysis', 'convert'],
  server: ['format', 'study', 'analysis', 'convert', 'disk', 'language'],
  extension: ['format', 'study', 'analysis', 'convert', 'server', 'webview'],
  webview: ['format', 'study', 'analysis', 'convert'],
  cli: ['format', 'study', 'analysis', 'convert', 'disk'],
};
const pure = ['format', 'study', 'analysis', 'convert'];
/** What starts server and extension in Node. */
const entriesForNode = '(^|/)src/(server/(node|server-study)|extension/node)[.]ts$';
const folder = names => `(^|/)src/(${names.join('|')})/`;

module.exports = {
  forbidden: [
    ...Object.entries(layers).map(([layer, below]) => ({
      name: `layer-${layer}`,
      comment: `src/${layer} imports only ${below.length ? below.join(', ') : 'libraries'}; see docs/architecture.md`,
      severity: 'error',
      from: { path: folder([layer]) },
      to: { path: '(^|/)src/', pathNot: [folder([layer, ...below]), 'node_modules'] },
    })),
    {
      name: 'pure-layers-do-no-io',
      comment: 'The pure layers run unchanged in Node, in a worker and in a page.',
      severity: 'error',
      from: { path: folder([...pure, 'language', 'webview']) },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'only-entries-know-node',
      comment:
        'Server and extension run in a web worker, too; what needs Node comes in through their entries for it.',
      severity: 'error',
      from: { path: folder(['server', 'extension']), pathNot: entriesForNode },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'only-entries-know-node',
      severity: 'error',
      from: { path: folder(['server', 'extension']), pathNot: entriesForNode },
      to: { path: 'vscode-language(server|client)/(lib/)?node' },
    },
    {
      name: 'pure-layers-know-no-editor',
      comment: 'LSP types begin in src/language.',
      severity: 'error',
      from: { path: folder([...pure, 'disk', 'cli']) },
      to: { path: 'vscode-(languageserver|languageclient|jsonrpc)' },
    },
    {
      name: 'only-the-extension-knows-vscode',
      severity: 'error',
      from: { path: '(^|/)src/', pathNot: folder(['extension']) },
      to: { path: '^vscode$|vscode-languageclient' },
    },
    {
      name: 'only-controls-know-the-toolkit',
      comment: 'The makers of the toolkit keep it no longer: whoever replaces it changes one file.',
      severity: 'error',
      from: { path: '(^|/)src/', pathNot: '(^|/)src/webview/controls[.]ts$' },
      to: { path: '@vscode/webview-ui-toolkit' },
    },
    { name: 'no-circles', severity: 'error', from: { path: '(^|/)src/' }, to: { circular: true } },
    {
      name: 'no-dev-dependencies-in-the-product',
      severity: 'error',
      from: { path: '^src/' },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['type-only'],
        pathNot: '^vscode$|@types/vscode',
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.mjs', '.js', '.json'] },
  },
};
