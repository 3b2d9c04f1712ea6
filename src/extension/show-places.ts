import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Location, Position } from 'vscode-languageserver-types';
import { showPlacesCommand } from '../server/protocol';

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
