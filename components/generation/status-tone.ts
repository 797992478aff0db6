import type { StatusTone } from "#components/ui/status-dot.tsx";
import type { Status } from "#lib/domain/generation/generation.ts";

/** Which look a status has. */
export const statusTone: Record<Status, StatusTone> = {
  queued: "waiting",
  submitting: "moving",
  unconfirmed: "unconfirmed",
  running: "moving",
  saving: "moving",
  done: "done",
  failed: "failed",
  canceled: "canceled",
};
