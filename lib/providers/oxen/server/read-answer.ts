import * as z from "zod/mini";
import { parsePlainJson } from "#lib/domain/base/plain-text.ts";
import type { Failure } from "#lib/domain/generation/failure.ts";
import type { Money } from "#lib/domain/base/quantity.ts";
import type { Output, Poll } from "#lib/providers/contract.ts";
import {
  billedSchema,
  inputErrors,
  parseStatus,
  type polledSchema,
  statuses,
} from "#lib/providers/oxen/wire.ts";
import { maskSecrets } from "#lib/providers/server/mask-secrets.ts";
import { kindOfWords } from "#lib/providers/server/refusal.ts";

/** What an answer to a poll means. A success without a result, or null, is for the caller to complain about. */
export function readPolled(answer: z.infer<typeof polledSchema>, apiKey: string): Poll | "no-result" {
  const status = parseStatus(answer.status);
  if (status === null) return { state: "waiting", unheardOf: answer.status };
  switch (statuses[status]) {
    case "waiting":
      return { state: "waiting" };
    case "canceled":
      return { state: "canceled" };
    case "failed":
      return { state: "failed", failure: readFailure(maskSecrets(answer.error_message ?? "", apiKey)) };
    case "succeeded": {
      const [first, ...further] = readOutputs(answer);
      return first ? { state: "succeeded", outputs: [first, ...further] } : "no-result";
    }
  }
}

function readOutputs(answer: z.infer<typeof polledSchema>): Output[] {
  const from: Output["from"][] = [];
  if (answer.result_url) from.push({ url: answer.result_url });
  if (answer.b64_json) from.push({ bytes: Buffer.from(answer.b64_json, "base64") });
  for (const video of answer.videos ?? []) {
    if (video.url && video.url !== answer.result_url) from.push({ url: video.url });
    if (video.b64_json) from.push({ bytes: Buffer.from(video.b64_json, "base64") });
  }
  return from.map((place, index) => ({
    kind: "video",
    role: index === 0 ? "result" : "further",
    from: place,
  }));
}

/** Parameters are judged when a job runs. What its error table names was never worked on; of the rest nobody says who pays. */
function readFailure(detail: string): Failure {
  const isInput = inputErrors.some((text) => detail.toLowerCase().includes(text.toLowerCase()));
  return {
    kind: isInput ? "input" : (kindOfWords(detail) ?? "unavailable"),
    detail,
    charged: isInput ? "no" : "unknown",
  };
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
