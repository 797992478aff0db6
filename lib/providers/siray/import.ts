import { readFields } from "#lib/providers/import-fields.ts";
import type { RequestReader } from "#lib/providers/imported-request.ts";
import { ref2vSpicy } from "./limits.ts";
import { modelName } from "./wire.ts";

/** Reads a body of its one model. */
export const readRequest: RequestReader = (body) => {
  if (body.model !== modelName) return null;
  const fields = readFields(body);
  fields.take("model");
  const text = fields.text("prompt");
  const references = [
    ...fields.files("images", "image"),
    ...fields.files("videos", "video"),
    ...fields.files("audios", "audio"),
  ];
  const settings = {
    durationMs: fields.duration("duration", {}),
    aspectRatio: fields.ratio("aspect_ratio", { match: "adaptive" }),
    resolution: fields.resolution("size", {}),
    sound: fields.flag("audio_enable", {}),
    seed: fields.seed("seed"),
  };
  return { modelId: ref2vSpicy.id, text, references, settings, extras: {}, notes: fields.notes() };
};
