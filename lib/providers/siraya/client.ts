import type { ProviderClient } from "#lib/providers/contract.ts";
import { ProviderError } from "#lib/providers/provider-error.ts";
import { aboutOf } from "#lib/providers/server/about-words.ts";
import { readResponse, send } from "#lib/providers/server/exchange.ts";
import { readAnswer } from "./server/read-answer.ts";
import { sentSchema, type SirayaRequest } from "./wire.ts";

const blocking: NonNullable<ProviderClient<SirayaRequest>["blocking"]> = {
  async write(request, { resolveMedia }) {
    const { frame_images, input_references, ...rest } = request;
    const resolved = <Entry extends { url: Parameters<typeof resolveMedia>[0] }>(entries: readonly Entry[]) =>
      Promise.all(entries.map(async (entry) => ({ ...entry, url: await resolveMedia(entry.url) })));
    const body = sentSchema.parse({
      ...rest,
      ...(frame_images && { frame_images: await resolved(frame_images) }),
      ...(input_references && { input_references: await resolved(input_references) }),
    });
    return { path: "/v1/videos/generations", body };
  },

  async read(response, { apiKey }) {
    try {
      return readAnswer(await readResponse(response, "submit", apiKey), apiKey);
    } catch (error) {
      // Its 403 is about content; a wrong key is a 401.
      if (!(error instanceof ProviderError) || response.status !== 403) throw error;
      throw new ProviderError("moderation", {
        sent: error.sent,
        detail: error.detail,
        httpStatus: error.httpStatus,
        about: aboutOf("moderation", error.detail),
        cause: error,
      });
    }
  },
};

/** SIRAYA's one blocking call. It has no id: a connection that breaks leaves nobody to ask. */
export const client: ProviderClient<SirayaRequest> = {
  blocking,

  async start(request, options) {
    const { path, body } = await blocking.write(request, options);
    return blocking.read(await send("POST", path, "submit", options, body), options);
  },
};
