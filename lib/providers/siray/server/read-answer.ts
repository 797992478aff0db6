import type { Failure } from "#lib/domain/generation/failure.ts";
import { aboutOf } from "#lib/providers/server/about-words.ts";
import type { Fields } from "#lib/domain/base/fields.ts";
import { findText, findWords } from "#lib/providers/server/fields.ts";
import { maskSecrets } from "#lib/providers/server/mask-secrets.ts";
import type { TaskShape } from "#lib/providers/server/read-task.ts";
import { kindOfCode, refusedInside } from "#lib/providers/server/refusal-inside.ts";
import { statuses } from "#lib/providers/siray/wire.ts";

/** Some gateways put the id at the top, and the link of a success where failures have their reason. */
export const taskShape: TaskShape = {
  envelope: "data",
  idName: "task_id",
  statuses,
  outputs: { documented: [["data", "outputs"]], notOutputs: ["videos"] },
  outputsOfSuccess: { documented: [["data", "fail_reason"], ["fail_reason"]], notOutputs: ["videos"] },
  readFailure,
  readProgress,
  refusedInside,
};

/** "40%" is 0.4. */
function readProgress(layers: readonly Fields[]): number | undefined {
  const percent = Number.parseFloat(findText(layers, ["progress"]) ?? "");
  return Number.isFinite(percent) ? Math.min(1, Math.max(0, percent / 100)) : undefined;
}

/** Nobody documents what a failed task costs. */
function readFailure(layers: readonly Fields[], apiKey: string): Failure {
  const words = [findText(layers, ["fail_code"]), findWords(layers, ["fail_reason", "error", "message"])];
  const detail = maskSecrets(words.filter(Boolean).join(": "), apiKey);
  const kind = kindOfCode(detail) ?? "unavailable";
  const about = aboutOf(kind, detail);
  return { kind, detail, charged: "unknown", ...(about && { about }) };
}
