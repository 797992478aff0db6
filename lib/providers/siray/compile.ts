import type { Issue } from "#lib/domain/limits/issue.ts";
import { type Prepared, preparePrompt } from "#lib/domain/limits/prepare-prompt.ts";
import type { Provider } from "#lib/providers/contract.ts";
import { pictureBy, placeholdersOf } from "#lib/providers/placeholders.ts";
import { ref2vSpicy } from "./limits.ts";
import { modelName, type SirayRequest } from "./wire.ts";

/** A prompt as the body of `POST /v1/video/generations`. */
export const compile: Provider<SirayRequest>["compile"] = (prompt, assets, model, options) => {
  const dialect = model.dialect ?? ref2vSpicy.dialect;
  const prepared = preparePrompt(prompt, assets, { ...model, dialect }, options);
  const { text, references, settings, sent, issues } = prepared;
  const images = placeholdersOf(references, "image", pictureBy(options.route));
  const videos = placeholdersOf(references, "video", "link");
  const audios = placeholdersOf(references, "audio", "link");
  const request: SirayRequest = {
    model: modelName,
    prompt: text,
    ...(images && { images }),
    ...(videos && { videos }),
    ...(audios && { audios }),
    // `adaptSettings` leaves only what the limits offer: whole seconds from 4 to 15.
    duration: (Number(settings.durationMs) / 1000) as SirayRequest["duration"],
    size: settings.resolution,
    aspect_ratio: settings.aspectRatio === "match" ? "adaptive" : settings.aspectRatio,
    audio_enable: settings.sound,
    ...(settings.seed !== null && { seed: settings.seed }),
  };
  return { request, sent, issues: [...issues, ...ownIssues(prepared)] };
};

/** What its two pages do not agree about, and what "adaptive" needs. */
function ownIssues({ references, settings }: Prepared): Issue[] {
  const issues: Issue[] = [];
  if (settings.aspectRatio === "match" && references.every(({ kind }) => kind === "audio"))
    issues.push({
      severity: "error",
      code: "ratio-needs-picture",
      path: ["settings", "aspectRatio"],
      params: {},
    });
  if (settings.resolution === "4k") {
    const params = { what: "4K" };
    issues.push({
      severity: "note",
      code: "newer-documentation-only",
      path: ["settings", "resolution"],
      params,
    });
  }
  if (!references.some(({ kind }) => kind === "image")) {
    const params = { what: "a request without an image" };
    issues.push({ severity: "note", code: "older-contract-refuses", path: ["references"], params });
  }
  return issues;
}
