import type { ProviderClient } from "#lib/providers/contract.ts";
import { exchange } from "#lib/providers/server/exchange.ts";
import { notUnderstood, parseAnswer } from "#lib/providers/server/parse-answer.ts";
import { resolveAll } from "#lib/providers/server/resolve-all.ts";
import { readPolled, refusedInside } from "./server/read-answer.ts";
import { polledSchema, sentSchema, type SirayRequest, submittedSchema } from "./wire.ts";

const path = "/v1/video/generations";

/** Siray's tasks over HTTP. The poll's address is built from the base and the id. */
export const client: ProviderClient<SirayRequest> = {
  async start(request, options) {
    const { images, videos, audios, ...rest } = request;
    const body = sentSchema.parse({
      ...rest,
      ...(images && { images: await resolveAll(images, options) }),
      ...(videos && { videos: await resolveAll(videos, options) }),
      ...(audios && { audios: await resolveAll(audios, options) }),
    });
    const text = await exchange("POST", path, "submit", options, body);
    const answer = parseAnswer(text, submittedSchema, options.apiKey);
    // Whatever else it says: where there is a task, there is work, and a bill.
    const operation = answer.data?.task_id || answer.task_id;
    if (operation) return { state: "accepted", operation };
    throw refusedInside(answer, "submit", options.apiKey) ?? notUnderstood(text, options.apiKey);
  },

  async poll(operation, options) {
    const text = await exchange("GET", `${path}/${encodeURIComponent(operation)}`, "operation", options);
    const answer = parseAnswer(text, polledSchema, options.apiKey);
    const polled = answer.data?.status ? readPolled(answer.data, options.apiKey) : null;
    if (polled) return polled;
    throw refusedInside(answer, "operation", options.apiKey) ?? notUnderstood(text, options.apiKey);
  },
};
