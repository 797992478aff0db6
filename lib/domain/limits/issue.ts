import * as z from "zod/mini";

/** An `error` leaves the model out, a `loss` needs the author's tick, a `note` informs. */
export type Severity = "error" | "loss" | "note";

/** What a sentence needs to be made of a code. */
export type IssueParams = Readonly<Record<string, string | number>>;

/** What a model's limits say of a prompt. No wording here: `limits/messages.ts` turns codes into sentences. */
export type Issue = {
  severity: Severity;
  code: IssueCode;
  /** Where it belongs: `["references", referenceId]`, `["settings", "durationMs"]`, `["body"]` or `[]`. */
  path: readonly string[];
  params: IssueParams;
};

/** Everything that can be wrong or worth saying, each with its params. */
export const issueCodes = [
  // the text
  "prompt-empty", // {}
  "prompt-too-long", // { characters, max }
  "prompt-long", // { characters, advised }, { words, advised } or { unspaced, advised }
  "token-missing", // { name }
  "text-reads-as-token", // { text }
  "text-looks-like-token", // { text }
  "token-spaced", // { token }
  "token-became-words", // { label, words }
  "dialect-undocumented", // { dialect }
  // references
  "asset-not-ready", // { label, name, state }
  "count-too-many", // { kind, count, max }
  "count-too-few", // { kind, count, min }
  "total-too-many", // { count, max }
  "kind-not-taken", // { kind, count }
  "convert-first", // { label, what }: a format or a codec
  "format-not-taken", // { label, format, formats }
  "size-too-large", // { label, sizeBytes, maxBytes }
  "total-size-too-large", // { kind, sizeBytes, maxBytes }
  "side-too-small", // { label, sidePx, minPx }
  "side-too-large", // { label, sidePx, maxPx }
  "short-side-too-small", // { label, sidePx, minPx }
  "short-side-too-large", // { label, sidePx, maxPx }
  "pixels-beyond-advice", // { label, widthPx, heightPx, and minPixels or maxPixels }
  "ratio-out-of-range", // { label, ratio, min, max }
  "duration-too-short", // { label, durationMs, minMs }
  "duration-too-long", // { label, durationMs, maxMs }
  "total-duration-too-short", // { kind, durationMs, minMs }
  "total-duration-too-long", // { kind, durationMs, maxMs }
  "duration-tolerated", // { label, durationMs, and minMs or maxMs }
  "total-duration-tolerated", // { kind, durationMs, maxMs }
  "fps-out-of-range", // { label, fps, min, max }
  "codec-not-taken", // { label, codec, codecs }
  "audio-needs-visual", // {}
  "last-frame-without-first", // {}
  "frame-twice", // { role }
  "frames-differ", // { first, last }: ratios in words
  "frame-cropped", // { label, ratio, video }: the frame's ratio and the video's, in words
  "modes-exclusive", // { advice }
  "role-stays-in-studio", // { label, role }
  "reference-unmentioned", // { label }
  "reference-not-in-text", // { label }
  "images-without-role", // { kind, count, sentAs: "references" or "nothing" }
  "converted-to-srgb", // { label }
  "cleaned-again", // { label }
  "hidden-start-left-out", // { label, durationMs }
  "hidden-rest-left-out", // { label, durationMs }
  // what an edit list makes of them
  "shot-left-out", // { label, count }
  "clip-held", // { label, durationMs }
  "sound-left-out", // { label, reason: "off" or "time" }
  "caption-shortened", // { count }
  // how media travel
  "link-unreachable", // { label }
  "inline-too-large", // { sizeBytes, maxBytes }
  // settings
  "duration-changed", // { from, toMs }
  "resolution-changed", // { from, to }
  "ratio-changed", // { from, to }
  "ratio-needs-picture", // {}
  "seed-unknown", // { seed }
  "seed-out-of-range", // { seed, min, max }
  "seed-may-not-reproduce", // {}
  "negative-prompt-unknown", // {}
  "fixed-camera-unknown", // {}
  "sound-unknown", // { sound }
  "setting-may-be-ignored", // { what }
  "extra-unknown", // { what }
  "expiry-out-of-range", // { ms, minMs, maxMs }
  // the rest
  "newer-documentation-only", // { what }
  "older-contract-refuses", // { what }
  "limit-undocumented", // { what }
  "price-unknown", // {}
  "billed-to", // { namespace }
] as const;
export type IssueCode = (typeof issueCodes)[number];

/** Whether a model can be sent the prompt as it stands: no error. Losses still need their tick. */
export function hasError(issues: readonly Issue[]): boolean {
  return issues.some((issue) => issue.severity === "error");
}

/** Whether sending changes what the author asked for, so that a tick is needed. */
export function needsTick(issues: readonly Issue[]): boolean {
  return issues.some((issue) => issue.severity === "loss");
}

/** An issue that comes from outside: a database column or an answer of the server. */
export const issueSchema: z.ZodMiniType<Issue> = z.object({
  severity: z.enum(["error", "loss", "note"]),
  code: z.enum(issueCodes),
  path: z.array(z.string()),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
