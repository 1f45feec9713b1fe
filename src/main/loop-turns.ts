/** Resolves in a turn of the event loop in which no other caller goes on. */
export type LoopTurn = () => Promise<void>;

/** For those who need not wait. */
export const atOnce: LoopTurn = () => Promise.resolve();

/** Gives each caller a turn of the event loop of its own, so that many who come at once do not block it. */
export function loopTurns(): LoopTurn {
  let next = Promise.resolve();
  return () => {
    const turn = next;
    next = turn.then(() => new Promise((resolve) => setImmediate(resolve)));
    return turn;
  };
}
