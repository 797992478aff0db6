import type { Reading } from "#lib/media/reading.ts";
import { createTaskQueue } from "#lib/media/task-queue.ts";
import { createReadingLane, type ReadingLane } from "./reading-lane.ts";
import type { ReadingThread } from "./reading-thread.ts";

export type ReadingPool = {
  /** Starts its threads before they are needed. */
  prepare(): void;
  /**
   * Reads a file's headers off the page's own thread. Null where no thread can be had: then nothing is known of the file, and the
   * studio's reading will tell. Throws the signal's reason where it fires before the file's turn.
   */
  read(file: Blob, signal: AbortSignal): Promise<Reading | null>;
  close(): void;
};

type PoolOptions = {
  start: () => ReadingThread;
  size: number;
  /** For one file; a thread that needs longer is ended, and the next file gets a new one. */
  deadlineMs: number;
  /** After which a file keeps no other waiting any longer: it goes on beside them, or begins anew later. */
  patienceMs: number;
  /** For a thread's script to come. */
  startMs: number;
};

/** Reads a few files at once, each in a thread of its own, the others in their turn. */
export function createReadingPool(options: PoolOptions): ReadingPool {
  const { start, size, deadlineMs, patienceMs, startMs } = options;
  const queue = createTaskQueue(size, patienceMs);
  const idle: ReadingLane[] = [];
  const lanes = new Set<ReadingLane>();

  const open = (): ReadingLane | null => {
    try {
      const lane = createReadingLane(start());
      lanes.add(lane);
      return lane;
    } catch {
      return null; // this browser has no workers, or does not let us have one
    }
  };
  const discard = (lane: ReadingLane) => {
    lanes.delete(lane);
    lane.end();
  };

  const readNow = async (file: Blob, stop: AbortSignal): Promise<Reading | null> => {
    const lane = idle.pop() ?? open();
    if (!lane) return null;
    stop.addEventListener("abort", () => discard(lane));
    if (!(await lane.isReady(startMs))) {
      discard(lane);
      return null;
    }
    const startedAt = performance.now();
    const end = await lane.read(file, deadlineMs);
    if (!lanes.has(lane)) return null; // it was told to end meanwhile, for no fault of the file's
    if (end.ended !== "answered") {
      discard(lane);
      return { unreadable: end.ended === "late" ? "too-slow" : "damaged" };
    }
    idle.push(lane);
    const { reading, readBytes } = end;
    performance.measure("media reading", { start: startedAt, detail: { readBytes } });
    return reading;
  };

  return {
    prepare() {
      for (let missing = size - lanes.size; missing > 0; missing--) {
        const lane = open();
        if (lane) idle.push(lane);
      }
    },
    read: (file, signal) => queue.run((stop) => readNow(file, stop), signal),
    close() {
      for (const lane of lanes) discard(lane);
      idle.length = 0;
    },
  };
}
