import type { Issue } from "#lib/domain/limits/issue.ts";
import { preparePrompt } from "#lib/domain/limits/prepare-prompt.ts";
import type { Reference } from "#lib/domain/prompt/reference.ts";
import type { Provider } from "#lib/providers/contract.ts";
import { modelNames, models } from "./limits.ts";
import type { SirayaRequest } from "./wire.ts";

/** A prompt as the body of `POST /v1/videos/generations`. */
export const compile: Provider<SirayaRequest>["compile"] = (prompt, assets, model, options) => {
  const dialect = model.dialect ?? models[0].dialect;
  const prepared = preparePrompt(prompt, assets, { ...model, dialect }, options);
  const { text, references, firstFrame, lastFrame, settings, sent } = prepared;
  const name = modelNames.get(model.id);
  if (!name) throw new Error(`SIRAYA has no model ${model.id}.`);
  const frames = [
    ...(firstFrame ? [{ type: "first_frame" as const, url: linkTo(firstFrame) }] : []),
    ...(lastFrame ? [{ type: "last_frame" as const, url: linkTo(lastFrame) }] : []),
  ];
  const request: SirayaRequest = {
    model: name,
    prompt: text,
    // `adaptSettings` leaves only what the limits offer: 5 or 10 seconds, three resolutions, three ratios.
    seconds: (Number(settings.durationMs) / 1000) as SirayaRequest["seconds"],
    resolution: settings.resolution as SirayaRequest["resolution"],
    aspect_ratio: settings.aspectRatio as SirayaRequest["aspect_ratio"],
    generate_audio: settings.sound,
    ...(settings.negativePrompt !== "" && { negative_prompt: settings.negativePrompt }),
    ...(settings.seed !== null && { seed: settings.seed }),
    ...(frames.length > 0 && { frame_images: frames }),
    ...(references.length > 0 && { input_references: references.map(toInput) }),
  };
  return { request, sent, issues: [...prepared.issues, ...undocumented(references)] };
};

const linkTo = ({ id }: Reference) => ({ media: id, as: "link" as const });

function toInput(reference: Reference) {
  const url = linkTo(reference);
  switch (reference.kind) {
    case "image":
      return { type: "image" as const, url, role: "reference_image" as const };
    case "video":
      return { type: "video" as const, url, role: "reference_video" as const };
    case "audio":
      return { type: "audio" as const, url, role: "reference_audio" as const };
  }
}

function undocumented(references: readonly Reference[]): Issue[] {
  if (references.length === 0) return [];
  const params = { what: "how many references it takes, nor how large or long they may be" };
  return [{ severity: "note", code: "limit-undocumented", path: ["references"], params }];
}
