import type * as z from "zod/mini";
import type { Failure } from "#lib/domain/generation/failure.ts";
import type { Output, Poll } from "#lib/providers/contract.ts";
import { type polledSchema, statuses } from "#lib/providers/modellix/wire.ts";
import type { ProviderError } from "#lib/providers/provider-error.ts";
import type { Purpose } from "#lib/providers/server/refusal.ts";
import { maskSecrets } from "#lib/providers/server/mask-secrets.ts";
import { kindOfCode, refusalInside } from "#lib/providers/server/refusal-inside.ts";

type Answer = z.infer<typeof polledSchema>;

/** The error in an answer whose `code` is not 0; null when it claims to be one. */
export function refusedInside(
  { code, message }: { code?: string | number | null; message?: string | null },
  purpose: Purpose,
  apiKey: string,
): ProviderError | null {
  // 200 would copy the HTTP status of a success.
  if (code === undefined || code === null || [0, "0", 200, "200"].includes(code)) return null;
  return refusalInside({ code, message: message ?? "" }, purpose, apiKey);
}

/** What an answer to a poll means. Null for a success without a video. */
export function readPolled(answer: Answer, apiKey: string): Poll | null {
  const status = answer.data?.status ?? "";
  switch (statuses.get(status.toLowerCase())) {
    case undefined:
      return { state: "waiting", unheardOf: status };
    case "waiting":
      return { state: "waiting" };
    case "canceled":
      return { state: "canceled" };
    case "failed":
      return { state: "failed", failure: readFailure(answer, apiKey) };
    case "succeeded": {
      const [first, ...further] = readOutputs(answer);
      return first ? { state: "succeeded", outputs: [first, ...further] } : null;
    }
  }
}

/** By type and never by position: the last frame comes as an image among them. */
function readOutputs({ data }: Answer): Output[] {
  const linked = (data?.result?.resources ?? []).flatMap(({ type, url }) => (url ? [{ type, url }] : []));
  const videos = linked.filter(({ type }) => type === "video");
  if (videos.length === 0) return [];
  const images = linked.filter(({ type }) => type === "image");
  return [
    ...videos.map(({ url }, index) => ({
      kind: "video" as const,
      role: index === 0 ? ("result" as const) : ("further" as const),
      from: { url },
    })),
    ...images.map(({ url }) => ({ kind: "image" as const, role: "last-frame" as const, from: { url } })),
  ];
}

/** Nobody documents what a failed task costs. */
function readFailure({ data, message }: Answer, apiKey: string): Failure {
  const error = data?.error;
  const words = typeof error === "string" ? error : error?.message;
  const detail = maskSecrets(words || data?.message || message || "", apiKey);
  return { kind: kindOfCode(detail) ?? "unavailable", detail, charged: "unknown" };
}
