import type { WaitsFor } from "./waiting.ts";

/** What is repaired. */
export const repairWords = {
  enqueue: "rows without a job get one",
  remake: "lost posters, previews, waveforms, comparing copies and filmstrips are made again",
  removeStale: "unfinished files older than a day are removed",
  removeHalfCopies: "half copies of the database are removed",
};

export const waitsForWords: Readonly<Record<WaitsFor, string>> = {
  worker: "a worker",
  slot: "a free slot of its member",
  "rate-limit": "the end of a rate limit",
  provider: "its provider",
  member: "its member to decide",
  download: "its results to be stored",
};

/** The report's own words. */
export const doctorWords = {
  running: "the studio is running",
  stopped: "the studio is not running",
  versions: "Versions",
  disk: "Disk",
  free: "free",
  of: (free: string, total: string) => `${free} of ${total}`,
  queues: "Queues",
  queueColumns: ["waiting", "later", "active", "retrying", "failed", "oldest", "next"],
  queuesEmpty: "All queues are empty.",
  atRest: "Every generation is at rest.",
  notAtRest: (count: number) => `Not at rest: ${count}`,
  waitingColumns: ["status", "model", "for", "next look", "waits for"],
  now: "now",
  cancelWanted: "cancel wanted",
  spooled: (count: number) => `Answers of providers that wait to be written down: ${count}`,
  more: (count: number) => `and ${count} more`,
  invariants: "Invariants",
  holds: "ok",
  broken: "BROKEN",
  remote: (count: number) => `Not looked at, because they stand at UploadThing: ${count} files`,
  wouldRepair: "Would be done by npm run doctor -- --repair:",
  repair: (what: string, count: number) => `${what}: ${count}`,
  repairing: (what: string) => `Repairing: ${what} …`,
  repaired: (what: string) => `Done:      ${what}`,
  allHold: (count: number) => `All ${count} invariants hold.`,
  someBroken: (broken: number, count: number) => `${broken} of ${count} invariants broken.`,
};
