import type { Page } from 'playwright-core';

/** Starts a browser with an empty profile, whose data go into a folder. Nothing but this machine is reached from it. */
export function openPage(
  profile: string,
  options?: { viewport?: { width: number; height: number }; locale?: string },
): Promise<{ page: Page; close: () => Promise<void> }>;
