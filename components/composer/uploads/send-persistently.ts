import type { AssetId } from "#lib/domain/base/id.ts";
import type { Source } from "./brought.ts";
import { asUploadError } from "./upload-error.ts";

const retryAfterMs = [1000, 3000, 10_000];

/**
 * Sends again by itself what the connection or the sleep of the tab has broken off, and gives up after a few tries that got nowhere.
 * `onTry` is told of each try, `onProgress` a number from 0 to 1. Throws what the last try threw.
 */
export async function sendPersistently(
  source: Source,
  {
    signal,
    onTry,
    onProgress,
  }: { signal: AbortSignal; onTry: () => void; onProgress: (progress: number) => void },
): Promise<AssetId> {
  let arrived = 0;
  for (let failures = 0; ;) {
    const wake = createWakeSignal();
    let isFirst = true;
    try {
      onTry();
      return await source({
        signal: AbortSignal.any([signal, wake.signal]),
        onProgress(progress) {
          // What is there at first came of the tries before: a long upload may break often, as long as it gets on.
          if (isFirst && progress > arrived) [arrived, failures] = [progress, 0];
          isFirst = false;
          onProgress(progress);
        },
      });
    } catch (error) {
      const waitMs = retryAfterMs[failures];
      if (signal.aborted) throw error;
      if (wake.signal.aborted) continue;
      if (waitMs === undefined || asUploadError(error).kind !== "interrupted") throw error;
      failures += 1;
      await waitOrOnline(waitMs, signal);
    } finally {
      wake.end();
    }
  }
}

/**
 * A signal that is aborted when the page wakes: while it was frozen, its connections may have died without a word. `end` must be
 * called when nobody listens any more.
 */
function createWakeSignal(): { signal: AbortSignal; end: () => void } {
  const control = new AbortController();
  const wake = () => control.abort(new Error("woken"));
  const show = ({ persisted }: PageTransitionEvent) => persisted && wake();
  document.addEventListener("resume", wake);
  window.addEventListener("pageshow", show);
  return {
    signal: control.signal,
    end() {
      document.removeEventListener("resume", wake);
      window.removeEventListener("pageshow", show);
    },
  };
}

/** Waits, but no longer than until the browser says that it is online again. */
function waitOrOnline(delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener("online", done);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, delayMs);
    window.addEventListener("online", done);
    signal.addEventListener("abort", done);
  });
}
