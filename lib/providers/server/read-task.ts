import type { Failure } from "#lib/domain/generation/failure.ts";
import type { Poll, Started, TaskStatuses } from "#lib/providers/contract.ts";
import type { ProviderError } from "#lib/providers/provider-error.ts";
import { type Fields, isFields, parseJson } from "#lib/domain/base/fields.ts";
import { findText, layersOf, listsOf } from "./fields.ts";
import { findOutputs, type OutputPlaces } from "./find-outputs.ts";
import { maskSecrets } from "./mask-secrets.ts";
import { notUnderstood } from "./parse-answer.ts";
import type { Purpose } from "./refusal.ts";

/** How a provider's answers about its tasks are documented. What they say elsewhere, or in other words, is found all the same. */
export type TaskShape = {
  /** The member that holds the task; absent where the answer itself does. */
  envelope?: string;
  /** What its id is called. */
  idName: string;
  statuses: TaskStatuses;
  outputs: OutputPlaces;
  /** Where else the link of a success stands; a failure may have another one there. */
  outputsOfSuccess?: OutputPlaces;
  /** Why it failed, of the objects that may say so. */
  readFailure(layers: readonly Fields[], apiKey: string): Failure;
  /** From 0 to 1. */
  readProgress?(layers: readonly Fields[]): number | undefined;
  /** The no in an answer that claims to be a success; absent where none is documented. */
  refusedInside?(answer: unknown, purpose: Purpose, apiKey: string): ProviderError | null;
};

const idNames = [
  ["task_id", "taskId", "generation_id", "generationId", "job_id", "jobId", "operation_id", "operationId"],
  ["prediction_id", "video_id", "id", "uuid"],
].flat();
/** UTF-16 units that are told of a status, and of an answer without a film. */
const statusMax = 100;
const answerShownMax = 500;
const statusNames = ["status", "task_status", "taskStatus", "state"];

/** What the answer to the paid request means. Where there is a task there is work, and a bill, whatever else it says. Throws a `ProviderError`. */
export function readStarted(text: string, shape: TaskShape, apiKey: string): Started {
  const answer = parseBody(text, apiKey);
  const [operation, ...further] = findOperations(answer, shape);
  if (operation) return { state: "accepted", operation, ...(further.length > 0 && { further }) };
  const refused = shape.refusedInside?.(answer, "submit", apiKey);
  if (refused) throw refused;
  const found = findOutputs(answer, shape.outputs);
  if (found) return { state: "answered", ...found };
  throw notUnderstood(text, apiKey);
}

/** The id of the task, and those that stand beside it in the same list. */
function findOperations(answer: unknown, { envelope, idName }: TaskShape): string[] {
  const names = [idName, ...idNames];
  const operation = findText(layersOf(answer, envelope), names);
  if (!operation) return [];
  const lists = listsOf(answer).map((list) => list.flatMap((task) => findText([task], names) ?? []));
  return [...new Set([operation, ...(lists.find((ids) => ids.includes(operation)) ?? [])])];
}

/** What the answer at a task's `path` means. Throws a `ProviderError` where it neither says how far it is nor holds a film. */
export function readPolled(text: string, path: string, shape: TaskShape, apiKey: string): Poll {
  const answer = parseBody(text, apiKey);
  const layers = layersOf(answer, shape.envelope);
  // A status beside a refusal may be the refusal's own: only the task's says how far that is.
  const task = shape.envelope && isFields(answer) ? layersOf(answer[shape.envelope]) : layers;
  const isOfTask = findText(task, statusNames) !== undefined;
  const refused = isOfTask ? null : shape.refusedInside?.(answer, "operation", apiKey);
  if (refused) throw refused;
  const status = findText(layers, statusNames);
  const meaning = shape.statuses.get((status ?? "").toLowerCase().replaceAll(/[\s-]+/g, "_"));
  const progress = shape.readProgress?.(layers);
  const waiting = { state: "waiting" as const, ...(progress !== undefined && { progress }) };
  if (meaning === "waiting") return waiting;
  if (meaning === "canceled") return { state: "canceled" };
  if (meaning === "failed") return { state: "failed", failure: shape.readFailure(layers, apiKey) };
  let found = findOutputs(answer, shape.outputs, path);
  if (!found && meaning === "succeeded" && shape.outputsOfSuccess)
    found = findOutputs(answer, shape.outputsOfSuccess, path);
  if (found) return { state: "succeeded", ...found };
  if (meaning === "succeeded")
    return { state: "no-output", detail: maskSecrets(text, apiKey, answerShownMax) };
  if (status === undefined) throw notUnderstood(text, apiKey);
  return { ...waiting, unheardOf: maskSecrets(status, apiKey, statusMax) };
}

/** An answer as JSON that may hold members. Throws a `ProviderError` where it is none. */
export function parseBody(text: string, apiKey: string): unknown {
  const body = parseJson(text);
  if (isFields(body) || Array.isArray(body)) return body;
  throw notUnderstood(text, apiKey);
}
