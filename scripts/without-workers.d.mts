import type { Plugin } from 'esbuild';

export const withoutWorkers: Plugin;
