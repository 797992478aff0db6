import { preparePrompt } from "#lib/domain/limits/prepare-prompt.ts";
import type { Provider } from "#lib/providers/contract.ts";
import { placeholdersOf } from "#lib/providers/placeholders.ts";
import { newerReferenceToVideo, referenceToVideo } from "./limits.ts";
import { modelName, type NewerRequest, type OxenRequest, type OriginalRequest } from "./wire.ts";

/** A prompt as the body of `POST /api/ai/queue`. One generation is one paid request: `num_generations` is always 1. */
export const compile: Provider<OxenRequest>["compile"] = (prompt, assets, model, options) => {
  const dialect = model.dialect ?? referenceToVideo.dialect;
  const { text, references, settings, extras, sent, issues } = preparePrompt(
    prompt,
    assets,
    { ...model, dialect },
    options,
  );
  const images = placeholdersOf(references, "image", "link");
  const videos = placeholdersOf(references, "video", "link");
  const audios = placeholdersOf(references, "audio", "link");
  const { durationMs, seed } = settings;
  const common = {
    model: modelName,
    prompt: text,
    ...(images && { input_images: images }),
    ...(videos && { input_videos: videos }),
    ...(audios && { input_audios: audios }),
    generate_audio: settings.sound,
    aspect_ratio: settings.aspectRatio === "match" ? ("auto" as const) : settings.aspectRatio,
    ...(extras.namespace !== undefined && { target_namespace: extras.namespace }),
    num_generations: 1 as const,
  } satisfies Partial<OxenRequest>;
  // `adaptSettings` leaves only what the limits offer: their resolutions, whole seconds from 4 to 15 or "auto".
  if (model.contract === newerReferenceToVideo.contract) {
    const duration = (durationMs === "auto" ? -1 : durationMs / 1000) as NewerRequest["duration"];
    return { request: { ...common, resolution: settings.resolution, duration }, sent, issues };
  }
  const request: OriginalRequest = {
    ...common,
    resolution: settings.resolution as OriginalRequest["resolution"],
    duration: (durationMs === "auto" ? "auto" : String(durationMs / 1000)) as OriginalRequest["duration"],
    ...(seed !== null && { seed }),
  };
  return { request, sent, issues };
};
