import { readFields } from "#lib/providers/import-fields.ts";
import type { RequestReader } from "#lib/providers/imported-request.ts";
import { videoToVideo } from "./limits.ts";

/** With `/async` or without, at whatever gateway. */
const path = /\/seedance-2\.0-v2v(\/async)?\/?$/;

/** Its bodies name no model: the path does, and without one the field that only this provider has. */
export const readRequest: RequestReader = (body, url) => {
  if (url ? !path.test(url.pathname) : !("video_urls" in body && !("model" in body))) return null;
  const fields = readFields(body);
  const text = fields.text("prompt");
  const references = [
    ...fields.files("reference_images", "image"),
    ...fields.files("first_frame_image", "image", "first-frame"),
    ...fields.files("last_frame_image", "image", "last-frame"),
    ...fields.files("video_urls", "video"),
    ...fields.files("audio_urls", "audio"),
  ];
  const settings = {
    durationMs: fields.duration("duration", { byDefault: 5000 }),
    aspectRatio: fields.ratio("ratio", { byDefault: "1:1" }),
    resolution: fields.resolution("resolution", { byDefault: "720p" }),
    sound: fields.flag("generate_audio", { byDefault: true }),
    seed: fields.seed("seed"),
    fixedCamera: "camera_fixed" in body && fields.flag("camera_fixed", { byDefault: false }) === true,
  };
  const returnLastFrame =
    "return_last_frame" in body && fields.flag("return_last_frame", { byDefault: false }) === true;
  const expiresAfterMs = fields.seconds("execution_expires_after");
  return {
    modelId: videoToVideo.id,
    text,
    references,
    settings,
    extras: {
      ...(returnLastFrame && { returnLastFrame }),
      ...(expiresAfterMs !== undefined && { expiresAfterMs }),
    },
    notes: fields.notes(),
  };
};
