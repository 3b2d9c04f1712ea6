// Holds for every run of Mocha (.mocharc.json).
import fc from 'fast-check';

/** Generated tests try the same values each time, so that the same code gets the same verdict; others with VERBATIM_SEED. */
fc.configureGlobal({ seed: Number(process.env.VERBATIM_SEED ?? 20261125) });

/** Time in ms that the process of tests has to end by itself. */
const patience = 20_000;

/** What keeps a process alive after its last test would keep it for ever: it is named, and the process ended. */
export const mochaHooks = {
  afterAll(): void {
    setTimeout(() => {
      const kept = process.getActiveResourcesInfo().join(', ');
      console.error(`The tests have ended, but not their process. Something in it still waits: ${kept}`);
      process.kill(process.pid); // Mocha sets the code of an exit to the number of failed tests
    }, patience).unref();
  },
};
