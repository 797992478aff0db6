import type { ReferenceId } from "#lib/domain/base/id.ts";
import type { Reading } from "#lib/media/reading.ts";
import { refusalOf } from "./judge-file.ts";
import { createReadingPool } from "./reading-pool.ts";
import { startReadingThread } from "./reading-thread.ts";

const atOnce = 2;
const deadlineMs = 5000;
const patienceMs = 500;
const startMs = 15_000;
/** Readings that come close together are told together: each telling has the page judged and drawn anew. */
const togetherMs = 250;

export type FileReadings = {
  /** Gets ready for files. */
  prepare(): void;
  /** Reads a reference's file, in the place of any earlier one. */
  begin(id: ReferenceId, file: File): void;
  /** Waits for the reading: the sentence with which the file is refused for what its headers say, or null. */
  refusal(id: ReferenceId): Promise<string | null>;
  forget(id: ReferenceId): void;
  close(): void;
};

export type FileRead = { id: ReferenceId; file: File; reading: Reading | null };

/**
 * Has chosen files read while they are on their way. `onRead` is told what files' headers say, null where this browser can
 * tell nothing, unless they are a reason to refuse the file.
 */
export function createFileReadings(onRead: (done: readonly FileRead[]) => void): FileReadings {
  const pool = createReadingPool({
    start: startReadingThread,
    size: atOnce,
    deadlineMs,
    patienceMs,
    startMs,
  });
  const running = new Map<ReferenceId, { control: AbortController; refusal: Promise<string | null> }>();
  let pending = 0;
  let untold: (FileRead & { signal: AbortSignal; resolve: () => void })[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tell = () => {
    clearTimeout(timer);
    timer = undefined;
    const done = untold;
    untold = [];
    onRead(done.filter(({ signal, reading }) => !signal.aborted && !(reading && refusalOf(reading))));
    for (const { resolve } of done) resolve();
  };

  const read = async (id: ReferenceId, file: File, signal: AbortSignal): Promise<string | null> => {
    pending += 1;
    const reading = await pool.read(file, signal).catch(() => null);
    pending -= 1;
    await new Promise<void>((resolve) => {
      untold.push({ id, file, reading, signal, resolve });
      if (pending === 0) tell();
      else timer ??= setTimeout(tell, togetherMs);
    });
    return signal.aborted || !reading ? null : refusalOf(reading);
  };

  const forget = (id: ReferenceId) => {
    running.get(id)?.control.abort();
    running.delete(id);
  };

  return {
    prepare: () => pool.prepare(),
    begin(id, file) {
      forget(id);
      const control = new AbortController();
      running.set(id, { control, refusal: read(id, file, control.signal) });
    },
    refusal: async (id) => (await running.get(id)?.refusal) ?? null,
    forget,
    close() {
      clearTimeout(timer);
      pool.close();
    },
  };
}
