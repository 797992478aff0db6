import type { ProviderClient } from "#lib/providers/contract.ts";
import { exchange } from "#lib/providers/server/exchange.ts";
import { readPolled, readStarted } from "#lib/providers/server/read-task.ts";
import { resolveAll } from "#lib/providers/server/resolve-all.ts";
import { taskShape } from "./server/read-answer.ts";
import { sentSchema, type SirayRequest } from "./wire.ts";

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
    return readStarted(text, taskShape, options.apiKey);
  },

  async poll(operation, options) {
    const taskPath = `${path}/${encodeURIComponent(operation)}`;
    const text = await exchange("GET", taskPath, "operation", options);
    return readPolled(text, taskPath, taskShape, options.apiKey);
  },
};
