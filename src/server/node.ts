import { start } from './start';

// Not imported by name: that would copy all of the library's names first, and a client waits.
const library = require('vscode-languageserver/node') as typeof import('vscode-languageserver/node');

const connection = library.createConnection(library.ProposedFeatures.all);
start(connection, params => {
  const { serveStudy } = require('./server-study') as typeof import('./server-study');
  serveStudy(connection, params);
});

// The rest of the server takes the library from here (scripts/build.mjs).
export { library };
