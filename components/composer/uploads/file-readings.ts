import type { ReferenceId } from "#lib/domain/id.ts";
import type { Reading } from "#lib/media/reading.ts";
import { refusalOf } from "./judge-file.ts";
import { createReadingPool } from "./reading-pool.ts";
import { startReadingThread } from "./reading-thread.ts";

const atOnce = 2;
const deadlineMs = 5000;
const startMs = 15_000;

export type FileReadings = {
  /** Gets ready for so many files. */
  prepare(count: number): void;
  /** Reads a reference's file, in the place of any earlier one. */
  begin(id: ReferenceId, file: File): void;
  /** Waits for the reading: the sentence with which the file is refused for what its headers say, or null. */
  refusal(id: ReferenceId): Promise<string | null>;
  forget(id: ReferenceId): void;
  close(): void;
};

/**
 * Has chosen files read while they are on their way. `onRead` is told what a file's headers say, null where this browser can
 * tell nothing, unless they are a reason to refuse it.
 */
export function createFileReadings(
  onRead: (id: ReferenceId, file: File, reading: Reading | null) => void,
): FileReadings {
  const pool = createReadingPool({ start: startReadingThread, size: atOnce, deadlineMs, startMs });
  const running = new Map<ReferenceId, { control: AbortController; refusal: Promise<string | null> }>();

  const read = async (id: ReferenceId, file: File, signal: AbortSignal): Promise<string | null> => {
    const reading = await pool.read(file, signal).catch(() => null);
    if (signal.aborted) return null;
    const refusal = reading && refusalOf(reading);
    if (refusal === null) onRead(id, file, reading);
    return refusal;
  };

  const forget = (id: ReferenceId) => {
    running.get(id)?.control.abort();
    running.delete(id);
  };

  return {
    prepare: (count) => pool.prepare(count),
    begin(id, file) {
      forget(id);
      const control = new AbortController();
      running.set(id, { control, refusal: read(id, file, control.signal) });
    },
    refusal: async (id) => (await running.get(id)?.refusal) ?? null,
    forget,
    close: () => pool.close(),
  };
}
