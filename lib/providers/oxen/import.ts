import { extrasSchema } from "#lib/domain/settings/extra-table.ts";
import { readFields } from "#lib/providers/import-fields.ts";
import type { RequestReader } from "#lib/providers/imported-request.ts";
import { newerReferenceToVideo, referenceToVideo } from "./limits.ts";
import { modelName } from "./wire.ts";

/** Reads a body of either contract. Members of the newer one's face fields are numbered before all others. */
export const readRequest: RequestReader = (body) => {
  if (body.model !== modelName) return null;
  const isNewer =
    typeof body.duration === "number" ||
    "input_face_images" in body ||
    "input_face_videos" in body ||
    body.resolution === "1080p" ||
    body.resolution === "4k";
  const fields = readFields(body);
  fields.take("model");
  // The newer page's defaults but for the sound are not known here; the original's are.
  const byDefault = <T>(value: T) => (isNewer ? {} : { byDefault: value });
  const text = fields.text("prompt");
  const references = [
    ...fields.files("input_face_images", "image"),
    ...fields.files("input_images", "image"),
    ...fields.files("input_face_videos", "video"),
    ...fields.files("input_videos", "video"),
    ...fields.files("input_audios", "audio"),
  ];
  const settings = {
    durationMs: fields.duration("duration", { auto: -1, ...byDefault("auto" as const) }),
    aspectRatio: fields.ratio("aspect_ratio", byDefault("match" as const)),
    resolution: fields.resolution("resolution", byDefault("720p" as const)),
    sound: fields.flag("generate_audio", { byDefault: !isNewer }),
    seed: fields.seed("seed"),
    variations: fields.variations("num_generations"),
  };
  const namespace = fields.take("target_namespace");
  const extras = extrasSchema.safeParse({ namespace });
  if (!extras.success) fields.change("target_namespace", namespace, null);
  return {
    modelId: referenceToVideo.id,
    ...(isNewer && { contract: newerReferenceToVideo.contract }),
    text,
    references,
    settings,
    extras: extras.success && namespace !== undefined ? extras.data : {},
    notes: fields.notes(),
  };
};
