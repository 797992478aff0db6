/** A worker as the pool sees it, so that tests can put threads of another kind in its place. */
export type ReadingThread = {
  post(message: unknown): void;
  /** One listener each; `onDeath` where its script cannot be loaded or ends in an error of its own. */
  listen(onMessage: (message: unknown) => void, onDeath: () => void): void;
  end(): void;
};

/** Starts the browser's worker; its script is loaded when the first one starts. */
export function startReadingThread(): ReadingThread {
  const worker = new Worker(new URL("./reading-worker.ts", import.meta.url), { type: "module" });
  return {
    post: (message) => worker.postMessage(message),
    listen(onMessage, onDeath) {
      worker.addEventListener("message", ({ data }: MessageEvent<unknown>) => onMessage(data));
      worker.addEventListener("error", (event) => {
        event.preventDefault(); // it is answered for, and not a fault of the page
        onDeath();
      });
    },
    end: () => worker.terminate(),
  };
}
