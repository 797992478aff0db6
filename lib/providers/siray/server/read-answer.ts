import type * as z from "zod/mini";
import type { Failure } from "#lib/domain/generation/failure.ts";
import type { Output, Poll } from "#lib/providers/contract.ts";
import type { ProviderError } from "#lib/providers/provider-error.ts";
import type { Purpose } from "#lib/providers/server/refusal.ts";
import { maskSecrets } from "#lib/providers/server/mask-secrets.ts";
import { kindOfCode, refusalInside } from "#lib/providers/server/refusal-inside.ts";
import { type polledSchema, statuses } from "#lib/providers/siray/wire.ts";

type Task = NonNullable<z.infer<typeof polledSchema>["data"]>;

/** The error in an answer whose `code` is not "success"; null when it claims to be one. */
export function refusedInside(
  { code, message }: { code?: string | number | null; message?: string | null },
  purpose: Purpose,
  apiKey: string,
): ProviderError | null {
  if (code === undefined || code === null || code === "success") return null;
  return refusalInside({ code, message: message ?? "" }, purpose, apiKey);
}

/** What an answer to a poll means. Null for a success without a result. */
export function readPolled(task: Task, apiKey: string): Poll | null {
  const status = task.status ?? "";
  const progress = readProgress(task.progress);
  const waiting = { state: "waiting" as const, ...(progress !== undefined && { progress }) };
  switch (statuses.get(status)) {
    case undefined:
      return { ...waiting, unheardOf: status };
    case "waiting":
      return waiting;
    case "failed":
      return { state: "failed", failure: readFailure(task, apiKey) };
    case "succeeded": {
      const [first, ...further] = readOutputs(task);
      return first ? { state: "succeeded", outputs: [first, ...further] } : null;
    }
  }
}

/** "40%" is 0.4. */
function readProgress(progress: Task["progress"]): number | undefined {
  const percent = Number.parseFloat(String(progress ?? ""));
  return Number.isFinite(percent) ? Math.min(1, Math.max(0, percent / 100)) : undefined;
}

function readOutputs({ outputs, fail_reason }: Task): Output[] {
  const links = (outputs ?? []).filter(isLink);
  const found = links.length > 0 ? links : [fail_reason ?? ""].filter(isLink);
  return [...new Set(found)].map((url, index) => ({
    kind: "video",
    role: index === 0 ? "result" : "further",
    from: { url },
  }));
}

function isLink(text: string): boolean {
  return /^https?:\/\//.test(text) && URL.canParse(text);
}

/** Nobody documents what a failed task costs. */
function readFailure({ fail_reason, fail_code }: Task, apiKey: string): Failure {
  const words = [fail_code, fail_reason].filter((word) => word !== undefined && word !== null && word !== "");
  const detail = maskSecrets(words.join(": "), apiKey);
  return { kind: kindOfCode(detail) ?? "unavailable", detail, charged: "unknown" };
}
