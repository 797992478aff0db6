import { referencesMax } from "#lib/domain/prompt/prompt.ts";

/** What is said when a result, or what it was made of, is used again. */
export const reuseMessages = {
  openPrompt: "Open the prompt",
  added: (where: string, label: string | null) => `Added to ${where}${label ? ` as ${label}` : ""}`,
  noFile: "Couldn't make the file. Reload the page and try again.",

  missing: (count: number) =>
    count === 1 ? "A reference's file was deleted" : `The files of ${count} references were deleted`,
  missingDetail: "Their places are kept. Replace or remove them.",

  final: (model: string, resolution: string | null) =>
    resolution ? `Final at ${resolution}: ${model} only` : `Final: ${model} only`,
  finalDetail: (hasSeed: boolean) =>
    `${hasSeed ? "Same seed. " : ""}Check duration, resolution and models, then generate.`,
};

/** Why a result, or a frame of it, can't be used again. Taking a frame never costs anything. */
export const reuseRefusals = {
  draft: { "not-found": "A reference was deleted. No draft was made." },
  reference: {
    "not-found": "That prompt or the video was deleted. Press again for a new prompt.",
    full: `That prompt is full (${referencesMax} references). Remove one, or use a new prompt.`,
  },
  frame: {
    "not-ready": "Still analysing this video. Try again in a moment.",
    "no-frame": "Couldn't read this frame. Not charged. Try another one.",
    "not-found": "This video was deleted.",
  },
} as const;
