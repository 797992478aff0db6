import * as z from "zod/mini";

const answerSchema = z.object({ id: z.int(), hash: z.nullable(z.string()) });

const restMs = 10_000;

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

/** Files seldom come alone: it ends when none has come for a while. */
function startWorker(): Worker {
  const started = new Worker(new URL("./hash-worker.ts", import.meta.url), { type: "module" });
  let resting: ReturnType<typeof setTimeout> | undefined;
  const end = () => {
    if (waiting.size > 0) return;
    started.terminate();
    if (worker === started) worker = null;
  };
  started.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
    const { id, hash } = answerSchema.parse(data);
    waiting.get(id)?.(hash);
    waiting.delete(id);
    clearTimeout(resting);
    resting = setTimeout(end, restMs);
  });
  started.addEventListener("error", (event) => {
    event.preventDefault(); // it is answered for, and not a fault of the page
    for (const answer of waiting.values()) answer(null);
    waiting.clear();
    end();
  });
  return started;
}
