import { dirname } from 'node:path';

/** For pages of panels, whose policy allows no workers: the library for workbooks would pack large ones in some. */
export const withoutWorkers = {
  name: 'without workers',
  setup: build =>
    build.onLoad(
      { filter: /write-excel-file[\\/]modules[\\/]zip[\\/]zipToArrayBuffer\.js$/ },
      ({ path }) => ({
        contents: "import { zipSync } from 'fflate'; export default async files => zipSync(files).buffer;",
        resolveDir: dirname(path),
      }),
    ),
};
