/**
 * Waits for the next turn of the event loop, in which what has come from outside is read. A worker has no
 * `setImmediate`, and its timers wait for several milliseconds.
 */
export const nextTurn: () => Promise<void> = 'setImmediate' in globalThis ? turnsOfNode() : turnsByMessages();

function turnsOfNode(): () => Promise<void> {
  const { setImmediate } = globalThis as unknown as { setImmediate(go: () => void): void };
  return () => new Promise(setImmediate);
}

function turnsByMessages(): () => Promise<void> {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  Object.assign(port1, { onmessage: () => waiting.shift()?.() }); // Node's types do not have it
  return () =>
    new Promise(go => {
      waiting.push(go);
      port2.postMessage(undefined);
    });
}
