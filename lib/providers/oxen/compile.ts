import { seedOfVariation } from "#lib/domain/adapt-settings.ts";
import type { Kind } from "#lib/domain/kind.ts";
import { preparePrompt } from "#lib/domain/prepare-prompt.ts";
import type { Provider } from "#lib/providers/contract.ts";
import { referenceToVideo } from "./limits.ts";
import { modelName, type OxenRequest } from "./wire.ts";

/** A prompt as the body of `POST /api/ai/queue`. One generation is one paid request: `num_generations` is always 1. */
export const compile: Provider<OxenRequest>["compile"] = (prompt, assets, model, { route, variation }) => {
  const dialect = model.dialect ?? referenceToVideo.dialect;
  const { text, sent, settings, issues } = preparePrompt(prompt, assets, { ...model, dialect }, route);
  const inputs = (kind: Kind) =>
    sent
      .filter((reference) => reference.kind === kind)
      .map((reference) => ({ media: reference.id, as: "link" as const }));
  const [images, videos, audios] = [inputs("image"), inputs("video"), inputs("audio")];
  const seed = seedOfVariation(settings.seed, variation);
  const request: OxenRequest = {
    model: modelName,
    prompt: text,
    ...(images.length > 0 && { input_images: images }),
    ...(videos.length > 0 && { input_videos: videos }),
    ...(audios.length > 0 && { input_audios: audios }),
    // `adaptSettings` leaves only what the limits offer: two resolutions, whole seconds from 4 to 15 or "auto".
    resolution: settings.resolution as OxenRequest["resolution"],
    duration: (settings.durationMs === "auto"
      ? "auto"
      : String(settings.durationMs / 1000)) as OxenRequest["duration"],
    generate_audio: settings.sound,
    aspect_ratio: settings.aspectRatio === "match" ? "auto" : settings.aspectRatio,
    ...(seed !== null && { seed }),
    num_generations: 1,
  };
  return { request, issues };
};
