export const root: string;
export function isInstalled(folder: string, lock?: string): boolean;
export function install(
  folder: string,
  what: { readonly name: string; readonly lock?: string; readonly args?: readonly string[] },
): Promise<void>;
