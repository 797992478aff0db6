/**
 * Runs tasks in the order in which they were added, at most `limit` at once. A task that fails stops no other, nor does one that
 * takes long: after `patienceMs`, where that is given, it goes on beside the others, up to `limit` of them.
 */
export function createTaskQueue(limit: number, patienceMs?: number) {
  const waiting: (() => Promise<void>)[] = [];
  let running = 0;
  let slow = 0;

  const start = (task: () => Promise<void>) => {
    let isSlow = false;
    running += 1;
    const makeWay = () => {
      if (slow === limit) return;
      isSlow = true;
      slow += 1;
      running -= 1;
      next();
    };
    const timer = patienceMs === undefined ? undefined : setTimeout(makeWay, patienceMs);
    void task().finally(() => {
      clearTimeout(timer);
      if (isSlow) slow -= 1;
      else running -= 1;
      next();
    });
  };
  const next = () => {
    while (running < limit) {
      const task = waiting.shift();
      if (!task) return;
      start(task);
    }
  };

  return {
    /** Settles as the task does, once it had its turn. A signal that fires before that takes it out of the queue. */
    run<Value>(task: () => Promise<Value>, signal?: AbortSignal): Promise<Value> {
      return new Promise((resolve, reject) => {
        const turn = async () => {
          if (signal?.aborted) return reject(signal.reason);
          await task().then(resolve, reject);
        };
        waiting.push(turn);
        next();
      });
    },
  };
}
