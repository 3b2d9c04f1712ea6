import * as vscode from 'vscode';
import type { BaseLanguageClient, StaticFeature } from 'vscode-languageclient';
import type { Location, Position } from 'vscode-languageserver-types';
import { type ExperimentalCapabilities, showPlacesCommand } from '../server/protocol';

/** Tells the server that this editor has the command with which a lens opens its passages. */
export const announceShowPlaces: StaticFeature = {
  fillClientCapabilities(capabilities) {
    const known: ExperimentalCapabilities = { commands: { commands: [showPlacesCommand] } };
    capabilities.experimental = { ...capabilities.experimental, ...known };
  },
  initialize() {},
  getState: () => ({ kind: 'static' }),
  clear() {},
};

/** Shows passages where somebody clicked, in a peek view. */
export function registerShowPlaces({
  protocol2CodeConverter: toCode,
}: BaseLanguageClient): vscode.Disposable {
  return vscode.commands.registerCommand(
    showPlacesCommand,
    (uri: string, position: Position, places: readonly Location[]) =>
      vscode.commands.executeCommand(
        'editor.action.peekLocations',
        toCode.asUri(uri),
        toCode.asPosition(position),
        places.map(toCode.asLocation),
        'peek',
      ),
  );
}
