import { element } from './element';

/** Keeps what a page shows up to date, and tells a screen reader how things stand. */
export interface UpToDate {
  /** Where that is said; a part of the page that nobody sees. */
  readonly status: HTMLElement;
  /** Whether what is shown is old. */
  isStale(): boolean;
  /**
   * Brings what is shown up to date. What changes meanwhile is asked for once, when the answer has come and as long a rest as
   * it took has passed.
   */
  refresh(): Promise<void>;
  /** Says how things stand, when they have stood so for a while. */
  announce(): void;
  say(text: string): void;
}

export interface Bringing {
  /** The part of the page that says that it is busy. */
  readonly root: Element;
  /** Asks for what is shown; whether there was an answer. */
  bring(): Promise<boolean>;
  show(): void;
  /** What has gone wrong, in a sentence; empty where nothing has. */
  problem(): string;
  /** What is shown, in a few words; `undefined` where there is nothing yet. */
  inWords(): string | undefined;
}

export function upToDate({ root, bring, show, problem, inWords }: Bringing): UpToDate {
  const status = element('p', { role: 'status', class: 'unseen', 'aria-live': 'polite' });
  let isStale = true;
  let isAsking = false;
  let isOutdated = false;
  let saying: ReturnType<typeof setTimeout> | undefined;

  const announce = (): void => {
    clearTimeout(saying);
    saying = setTimeout(() => {
      const words = isStale ? undefined : inWords();
      status.textContent =
        problem() ||
        (words === undefined ? 'The figures are being brought up to date.' : `Up to date: ${words}.`);
    }, 700);
  };
  return {
    status,
    isStale: () => isStale,
    announce,
    say(text) {
      clearTimeout(saying);
      status.textContent = text;
    },
    async refresh() {
      isStale = true;
      root.setAttribute('aria-busy', 'true');
      announce();
      isOutdated = true;
      if (isAsking) return;
      isAsking = true;
      while (isOutdated) {
        isOutdated = false;
        const began = performance.now();
        const isAnswered = await bring();
        if (isAnswered && !isOutdated) isStale = false;
        show();
        // A page that follows somebody’s typing leaves half of the time to others.
        if (isOutdated) await new Promise(resolve => setTimeout(resolve, performance.now() - began));
      }
      isAsking = false;
      announce();
    },
  };
}
