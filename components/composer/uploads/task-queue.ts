/** Runs tasks in the order in which they were added, at most `limit` at once. A task that fails stops no other. */
export function createTaskQueue(limit: number) {
  const waiting: (() => Promise<void>)[] = [];
  let running = 0;
  const next = () => {
    while (running < limit) {
      const task = waiting.shift();
      if (!task) return;
      running += 1;
      void task().finally(() => {
        running -= 1;
        next();
      });
    }
  };
  return {
    /** Settles as the task does, once it had its turn. A signal that fires before that takes it out of the queue. */
    run<Value>(task: () => Promise<Value>, signal: AbortSignal): Promise<Value> {
      return new Promise((resolve, reject) => {
        const turn = async () => {
          if (signal.aborted) return reject(signal.reason);
          await task().then(resolve, reject);
        };
        waiting.push(turn);
        next();
      });
    },
  };
}
