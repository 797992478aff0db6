import type { Config } from "#lib/config.ts";
import type { Worker } from "#lib/domain/base/scope.ts";
import type { Leases } from "./leases.ts";
import type { SavePace, SlowSaves } from "./save-pace.ts";

/** What every step of the engine works with. */
export type Context = {
  config: Config;
  worker: Worker;
  leases: Leases;
  /** Asks providers: only their own origins, and private ones only as configured. */
  fetch: typeof fetch;
  /** `host:port` pairs that may be reached although they are private. */
  allowPrivate: ReadonlySet<string>;
  savePace: SavePace;
  slowSaves: SlowSaves;
  /** Fires when the worker is asked to stop: long work on this machine is put down. */
  stopping: AbortSignal;
  /** Fires when the grace is over too: nothing is waited for any more. */
  closed: AbortSignal;
};
