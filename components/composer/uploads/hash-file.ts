import * as z from "zod/mini";

const answerSchema = z.object({ id: z.int(), hash: z.nullable(z.string()) });

const known = new WeakMap<File, Promise<string | null>>();
const waiting = new Map<number, (hash: string | null) => void>();
let worker: Worker | null = null;
let last = 0;

/** SHA-256 (lower-case hex) of a file's bytes, worked out beside the page, once; null where it cannot be told. */
export function hashFile(file: File): Promise<string | null> {
  const hash = known.get(file) ?? hashNow(file);
  known.set(file, hash);
  return hash;
}

function hashNow(file: File): Promise<string | null> {
  if (typeof Worker === "undefined") return Promise.resolve(null);
  worker ??= startWorker();
  last += 1;
  const id = last;
  const answer = new Promise<string | null>((resolve) => waiting.set(id, resolve));
  worker.postMessage({ id, file });
  return answer;
}

/** Ends by itself when there is nothing left to do. */
function startWorker(): Worker {
  const started = new Worker(new URL("./hash-worker.ts", import.meta.url), { type: "module" });
  const end = () => {
    started.terminate();
    worker = null;
  };
  started.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
    const { id, hash } = answerSchema.parse(data);
    waiting.get(id)?.(hash);
    waiting.delete(id);
    if (waiting.size === 0) end();
  });
  started.addEventListener("error", (event) => {
    event.preventDefault(); // it is answered for, and not a fault of the page
    for (const answer of waiting.values()) answer(null);
    waiting.clear();
    end();
  });
  return started;
}
