import type { ClientCapabilities, Connection } from 'vscode-languageserver';
import { NotText, NotThere, type StudyFiles } from '../study/study-files';
import {
  type ExperimentalCapabilities,
  type ListFolderResult,
  listFolderRequest,
  type NotRead,
  type PlaceParams,
  type ReadFileResult,
  readFileRequest,
} from './protocol';

/** Whether the client can be asked for files. */
export function hasFiles(client: ClientCapabilities | undefined): boolean {
  const experimental = client?.experimental as ExperimentalCapabilities | undefined;
  return experimental?.verbatimFiles === true;
}

/** The files that the client can read, wherever they are. */
export function clientFiles(connection: Connection): StudyFiles {
  return {
    async list(uri) {
      const asked: PlaceParams = { uri };
      const found = await connection.sendRequest<ListFolderResult>(listFolderRequest, asked);
      return 'failed' in found ? fail(found) : found.entries;
    },
    async read(uri) {
      const asked: PlaceParams = { uri };
      const found = await connection.sendRequest<ReadFileResult>(readFileRequest, asked);
      return 'failed' in found ? fail(found) : found.text;
    },
  };
}

/** The disk's files from the disk, and those of other schemes from elsewhere. */
export function diskOr(disk: StudyFiles, elsewhere: StudyFiles): StudyFiles {
  const of = (uri: string) => (uri.startsWith('file:') ? disk : elsewhere);
  return {
    list: folder => of(folder).list(folder),
    read: uri => of(uri).read(uri),
    async fetch(uri) {
      const files = of(uri);
      if (files.fetch) return files.fetch(uri);
      const text = await files.read(uri);
      return () => text;
    },
    ownName: async uri => (await of(uri).ownName?.(uri)) ?? uri,
    ...(disk.watch && { watch: disk.watch }),
  };
}

function fail({ failed, reason }: NotRead): never {
  if (failed === 'not-there') throw new NotThere(reason);
  if (failed === 'not-text') throw new NotText(reason);
  throw new Error(reason);
}
