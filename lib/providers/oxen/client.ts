import type { FailureKind } from "#lib/domain/generation/failure.ts";
import type { CancelOutcome, ClientOptions, Poll, ProviderClient } from "#lib/providers/contract.ts";
import { ProviderError } from "#lib/providers/provider-error.ts";
import { exchange } from "#lib/providers/server/exchange.ts";
import { parseAnswer } from "#lib/providers/server/parse-answer.ts";
import { readPolled, readStarted } from "#lib/providers/server/read-task.ts";
import { readCost, taskShape } from "./server/read-answer.ts";
import { listedSchema, modelName, type OxenRequest, sentSchema } from "./wire.ts";

/** The object without the members that are undefined: what is not there is not sent. */
function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as T; // optional members only
}

const queuePath = "/api/ai/queue";
const saysNo: ReadonlySet<FailureKind> = new Set(["contract", "input", "unknown-operation"]);

/** Oxen's queue over HTTP. The poll's address is built from the base and the id; no link of an answer is followed here. */
export const client: ProviderClient<OxenRequest> = {
  async start(request, options) {
    const resolve = async (inputs: OxenRequest["input_images"]) => {
      const resolved = await Promise.all((inputs ?? []).map((input) => options.resolveMedia(input)));
      return resolved.length > 0 ? resolved : undefined;
    };
    const { input_images, input_videos, input_audios, ...rest } = request;
    const body = sentSchema.parse(
      withoutUndefined({
        ...rest,
        input_images: await resolve(input_images),
        input_videos: await resolve(input_videos),
        input_audios: await resolve(input_audios),
      }),
    );
    const text = await exchange("POST", queuePath, "submit", options, body);
    return readStarted(text, taskShape, options.apiKey);
  },

  async poll(operation, options) {
    const polled = await look(operation, options);
    if (polled.state !== "succeeded") return polled;
    // The price is told elsewhere, and a result without its price is still a result.
    const cost = await exchange(
      "GET",
      `/api/ai/generations/${encodeURIComponent(operation)}`,
      "operation",
      options,
    )
      .then(readCost)
      .catch(() => undefined);
    return cost ? { ...polled, cost } : polled;
  },

  async find(request, options) {
    const text = await exchange("GET", queuePath, "account", options);
    return parseAnswer(text, listedSchema, options.apiKey)
      .generations.filter((job) => !job.model || job.model === modelName)
      .map((job) => ({
        operation: String(job.generation_id),
        isSamePrompt: job.prompt === request.prompt,
        ...(job.prompt && { prompt: job.prompt }),
        ...(job.enqueued_at && { startedAt: new Date(job.enqueued_at * 1000) }),
      }));
  },

  async cancel(operation, options) {
    try {
      await exchange("DELETE", `${queuePath}/${encodeURIComponent(operation)}`, "operation", options);
    } catch (error) {
      // It may refuse what is finished or gone: the look tells.
      if (!(error instanceof ProviderError) || !saysNo.has(error.kind)) throw error;
    }
    return outcomeOf(await look(operation, options).catch(() => null));
  },

  async testKey(options) {
    try {
      await exchange("GET", queuePath, "account", options);
      return "works";
    } catch (error) {
      if (error instanceof ProviderError && error.kind === "credentials") return "refused";
      throw error;
    }
  },
};

async function look(operation: string, options: ClientOptions): Promise<Poll> {
  const path = `${queuePath}/${encodeURIComponent(operation)}`;
  const text = await exchange("GET", path, "operation", options);
  return readPolled(text, path, taskShape, options.apiKey);
}

/** After a cancel was asked for: a job that neither ended before nor is canceled now may still go on. */
function outcomeOf(polled: Poll | null): CancelOutcome {
  if (polled?.state === "canceled") return "stopped";
  return polled === null || polled.state === "waiting" ? "unknown" : "too-late";
}
