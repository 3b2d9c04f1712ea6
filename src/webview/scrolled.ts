/** Milliseconds. */
const rest = 200;

/** Runs when somebody has scrolled something in an element, or itself, and rests. */
export function whenScrolled(root: HTMLElement, run: () => void): void {
  let scrolling: ReturnType<typeof setTimeout> | undefined;
  root.addEventListener(
    'scroll',
    () => {
      clearTimeout(scrolling);
      scrolling = setTimeout(run, rest);
    },
    true, // the event of what is inside does not come up
  );
}
