import { listUnrested, type Unrested } from "#lib/data/doctor/engine.ts";
import { openRequestsMax } from "#lib/data/generation/starts.ts";
import type { Worker } from "#lib/domain/base/scope.ts";
import type { Status } from "#lib/domain/generation/generation.ts";
import { findModelOfVersion } from "#lib/providers/catalog.ts";

/** What a generation that is not at rest waits for. */
export type WaitsFor = "worker" | "slot" | "rate-limit" | "provider" | "member" | "download";

/** A generation that is not at rest. */
export type Waiting = {
  id: string;
  model: string;
  status: Status;
  since: Date;
  /** When it is looked at again; null: not before somebody decides. */
  nextLookAt: Date | null;
  waitsFor: WaitsFor;
  isCancelWanted: boolean;
};

/** The generations that are not at rest, the longest first; at most `limit`. */
export async function listWaiting(worker: Worker, limit: number): Promise<Waiting[]> {
  return (await listUnrested(worker, limit)).map((row) => ({
    id: row.id,
    model: row.modelId,
    status: row.status,
    since: row.since,
    nextLookAt: row.dueAt,
    waitsFor: waitsFor(row),
    isCancelWanted: row.isCancelWanted,
  }));
}

function waitsFor({ status, pausedUntil, openRequests, modelId, modelVersion }: Unrested): WaitsFor {
  if (status === "unconfirmed") return "member";
  if (status === "submitting") return "provider";
  if (status === "saving") return "download";
  if (status === "running") {
    const work = findModelOfVersion(modelId, modelVersion)?.model.operation.work;
    return work === "local" ? "worker" : "provider";
  }
  if (pausedUntil !== null) return "rate-limit";
  return openRequests >= openRequestsMax ? "slot" : "worker";
}
