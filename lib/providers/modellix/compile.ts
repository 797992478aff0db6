import type { Issue } from "#lib/domain/limits/issue.ts";
import { preparePrompt } from "#lib/domain/limits/prepare-prompt.ts";
import type { Provider } from "#lib/providers/contract.ts";
import { pictureBy, placeholdersOf } from "#lib/providers/placeholders.ts";
import { videoToVideo } from "./limits.ts";
import type { ModellixRequest } from "./wire.ts";

/** A prompt as the body of `POST …/seedance-2.0-v2v/async`. */
export const compile: Provider<ModellixRequest>["compile"] = (prompt, assets, model, options) => {
  const dialect = model.dialect ?? videoToVideo.dialect;
  const prepared = preparePrompt(prompt, assets, { ...model, dialect }, options);
  const { text, references, firstFrame, lastFrame, settings, extras, sent } = prepared;
  const { seed } = settings;
  const by = pictureBy(options.route);
  const images = placeholdersOf(references, "image", by);
  const audios = placeholdersOf(references, "audio", "link");
  const request: ModellixRequest = {
    prompt: text,
    video_urls: placeholdersOf(references, "video", "link") ?? [],
    ...(images && { reference_images: images }),
    ...(audios && { audio_urls: audios }),
    ...(firstFrame && { first_frame_image: { media: firstFrame.id, as: by } }),
    ...(lastFrame && { last_frame_image: { media: lastFrame.id, as: by } }),
    // `adaptSettings` leaves only what the limits offer: whole seconds from 4 to 15, three resolutions, six ratios.
    duration: (Number(settings.durationMs) / 1000) as ModellixRequest["duration"],
    resolution: settings.resolution as ModellixRequest["resolution"],
    ratio: settings.aspectRatio as ModellixRequest["ratio"],
    generate_audio: settings.sound,
    ...(seed !== null && { seed }),
    ...(settings.fixedCamera && { camera_fixed: true }),
    ...(extras.returnLastFrame && { return_last_frame: true }),
    ...(extras.expiresAfterMs !== undefined && { execution_expires_after: extras.expiresAfterMs / 1000 }),
  };
  const issues: Issue[] = [...prepared.issues];
  const note = (code: Issue["code"], path: Issue["path"], params: Issue["params"]) =>
    issues.push({ severity: "note", code, path, params });
  if (seed !== null) note("seed-may-not-reproduce", ["settings", "seed"], {});
  if (settings.fixedCamera)
    note("setting-may-be-ignored", ["settings", "fixedCamera"], { what: "a fixed camera" });
  if (by === "inline" && (images || firstFrame || lastFrame))
    note("limit-undocumented", ["references"], { what: "how Base64 is written; data URLs are sent" });
  return { request, sent, issues };
};
