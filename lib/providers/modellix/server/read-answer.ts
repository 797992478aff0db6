import type { Failure } from "#lib/domain/generation/failure.ts";
import { statuses } from "#lib/providers/modellix/wire.ts";
import { aboutOf } from "#lib/providers/server/about-words.ts";
import type { Fields } from "#lib/domain/base/fields.ts";
import { findWords } from "#lib/providers/server/fields.ts";
import { maskSecrets } from "#lib/providers/server/mask-secrets.ts";
import type { TaskShape } from "#lib/providers/server/read-task.ts";
import { kindOfCode, refusedInside } from "#lib/providers/server/refusal-inside.ts";

/** The last frame comes as an image among its resources, whose order says nothing. */
export const taskShape: TaskShape = {
  envelope: "data",
  idName: "task_id",
  statuses,
  outputs: { documented: [["data", "result", "resources"]] },
  readFailure,
  refusedInside,
};

/** Nobody documents what a failed task costs. */
function readFailure(layers: readonly Fields[], apiKey: string): Failure {
  const detail = maskSecrets(findWords(layers, ["error", "message"]) ?? "", apiKey);
  const kind = kindOfCode(detail) ?? "unavailable";
  const about = aboutOf(kind, detail);
  return { kind, detail, charged: "unknown", ...(about && { about }) };
}
