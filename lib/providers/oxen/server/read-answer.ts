import * as z from "zod/mini";
import { parsePlainJson } from "#lib/domain/base/plain-text.ts";
import type { Failure } from "#lib/domain/generation/failure.ts";
import type { Money } from "#lib/domain/base/money.ts";
import { billedSchema, inputErrors, statuses } from "#lib/providers/oxen/wire.ts";
import { aboutOf } from "#lib/providers/server/about-words.ts";
import { findWords } from "#lib/providers/server/fields.ts";
import { maskSecrets } from "#lib/providers/server/mask-secrets.ts";
import type { TaskShape } from "#lib/providers/server/read-task.ts";
import { kindOfWords } from "#lib/providers/server/refusal.ts";

/** `videos` is what the blocking call answers with; should the queue ever do so, nothing is lost. */
export const taskShape: TaskShape = {
  idName: "generation_id",
  statuses,
  outputs: { documented: [["result_url"], ["b64_json"], ["videos"]] },
  readFailure: (layers, apiKey) =>
    readFailure(maskSecrets(findWords(layers, ["error_message", "error", "message"]) ?? "", apiKey)),
};

/** Parameters are judged when a job runs. What its error table names was never worked on; of the rest nobody says who pays. */
function readFailure(detail: string): Failure {
  const known = inputErrors.find(([text]) => detail.toLowerCase().includes(text.toLowerCase()));
  if (known) {
    const [, about] = known;
    return { kind: "input", detail, charged: "no", ...(about && { about }) };
  }
  const kind = kindOfWords(detail) ?? "unavailable";
  const about = aboutOf(kind, detail);
  return { kind, detail, charged: "unknown", ...(about && { about }) };
}

/** A decimal string of USD as millionths, or undefined where it is none. Never through a float. */
export function readCost(text: string): Money | undefined {
  let body: unknown;
  try {
    body = parsePlainJson(text);
  } catch {
    return undefined;
  }
  const parsed = z.safeParse(billedSchema, body);
  const match = parsed.success ? /^(\d{1,9})(?:\.(\d+))?$/.exec(String(parsed.data.cost).trim()) : null;
  if (!match) return undefined;
  const fraction = (match[2] ?? "").padEnd(7, "0");
  const rounded = Number(fraction[6]) >= 5 ? 1 : 0;
  return { micro: Number(match[1]) * 1_000_000 + Number(fraction.slice(0, 6)) + rounded, currency: "USD" };
}
