/** One of a queue's tasks. The signal tells it to stop for the sake of others: it will be run once more, from its beginning. */
type Task<Value> = (stop: AbortSignal) => Promise<Value>;

/** A task in its turn, and what it may take before it has to make way. */
type Turn = { task: Task<void>; patienceMs: number };

/**
 * Runs tasks in the order in which they were added, at most `limit` at once. A task that fails stops no other.
 *
 * Nor does one that takes long, where `patienceMs` is given: after that it goes on beside the others. Up to `limit` do so; one more is
 * told to stop where others wait for its place, and begins anew beside them later, with twice the patience. There too the most patient
 * ones make way, so that what was only slow once, on a busy machine, waits for nothing that is slow for ever.
 */
export function createTaskQueue(limit: number, patienceMs?: number) {
  const waiting: Turn[] = [];
  const stopped: Turn[] = [];
  const taken = { inTurn: 0, beside: 0 };

  const start = (turn: Turn, place: keyof typeof taken) => {
    const control = new AbortController();
    taken[place] += 1;
    const makeWay = () => {
      turn.patienceMs *= 2;
      if (place === "inTurn" && taken.beside < limit) {
        taken.inTurn -= 1;
        place = "beside";
        taken.beside += 1;
        next();
      } else if ((place === "inTurn" ? waiting : stopped).length > 0) {
        stopped.push(turn);
        stopped.sort((a, b) => a.patienceMs - b.patienceMs);
        return control.abort();
      }
      timer = setTimeout(makeWay, turn.patienceMs);
    };
    let timer = patienceMs === undefined ? undefined : setTimeout(makeWay, turn.patienceMs);
    void turn.task(control.signal).finally(() => {
      clearTimeout(timer);
      taken[place] -= 1;
      next();
    });
  };
  const fill = (place: keyof typeof taken, from: Turn[]) => {
    while (taken[place] < limit) {
      const turn = from.shift();
      if (!turn) return;
      start(turn, place);
    }
  };
  const next = () => {
    fill("beside", stopped);
    fill("inTurn", waiting);
  };

  return {
    /** Settles as the task does, once it had its turn. A signal that fires before that takes it out of the queue. */
    run<Value>(task: Task<Value>, signal?: AbortSignal): Promise<Value> {
      return new Promise((resolve, reject) => {
        const run = async (stop: AbortSignal) => {
          if (signal?.aborted) return reject(signal.reason);
          // How one that was stopped ends is of no interest.
          await task(stop).then(
            (value) => stop.aborted || resolve(value),
            (error: unknown) => stop.aborted || reject(error),
          );
        };
        waiting.push({ task: run, patienceMs: patienceMs ?? 0 });
        next();
      });
    },
  };
}
