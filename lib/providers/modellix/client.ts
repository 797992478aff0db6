import type { ProviderClient } from "#lib/providers/contract.ts";
import { ProviderError } from "#lib/providers/provider-error.ts";
import { exchange } from "#lib/providers/server/exchange.ts";
import { parseAnswer } from "#lib/providers/server/parse-answer.ts";
import { readPolled, readStarted } from "#lib/providers/server/read-task.ts";
import { resolveAll } from "#lib/providers/server/resolve-all.ts";
import { submitPaths, videoToVideo } from "./limits.ts";
import { taskShape } from "./server/read-answer.ts";
import { keySchema, type ModellixRequest, sentSchema } from "./wire.ts";

/** Modellix's tasks over HTTP. The poll's address is built from the base and the id, and `get_result.url` is never followed. */
export const client: ProviderClient<ModellixRequest> = {
  async start(request, options) {
    const { video_urls, reference_images, audio_urls, first_frame_image, last_frame_image, ...rest } =
      request;
    const body = sentSchema.parse({
      ...rest,
      video_urls: await resolveAll(video_urls, options),
      ...(reference_images && { reference_images: await resolveAll(reference_images, options) }),
      ...(audio_urls && { audio_urls: await resolveAll(audio_urls, options) }),
      ...(first_frame_image && { first_frame_image: await options.resolveMedia(first_frame_image) }),
      ...(last_frame_image && { last_frame_image: await options.resolveMedia(last_frame_image) }),
    });
    const path = submitPaths.get(videoToVideo.id) ?? ""; // it stands there
    const text = await exchange("POST", path, "submit", options, body);
    return readStarted(text, taskShape, options.apiKey);
  },

  async poll(operation, options) {
    const path = `/api/v1/tasks/${encodeURIComponent(operation)}`;
    const text = await exchange("GET", path, "operation", options);
    return readPolled(text, path, taskShape, options.apiKey);
  },

  async testKey(options) {
    try {
      const text = await exchange("GET", "/api/v1/apikey/validate", "account", options);
      return parseAnswer(text, keySchema, options.apiKey).data.is_valid ? "works" : "refused";
    } catch (error) {
      if (error instanceof ProviderError && error.kind === "credentials") return "refused";
      throw error;
    }
  },
};
