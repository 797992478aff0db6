import type { FailureAbout, FailureKind } from "#lib/domain/generation/failure.ts";
import type { Kind } from "#lib/domain/media/format.ts";

const kindWords: Readonly<Record<Kind, string>> = {
  image: "images?|pictures?|photos?|frames?",
  video: "videos?|clips?",
  audio: "audios?|sounds?|voices?|music|speech",
};
const anyKind = Object.values(kindWords).join("|");

/** "output audio", "the generated video", "OutputVideoSensitiveContentDetected", "the output". */
const ofResult = new RegExp(
  `\\b(?:output|generated|resulting|result)[ _-]*(?<kind>${anyKind})|\\bgenerated content\\b|\\b(?:the|your) (?:output|result)\\b|\\boutput (?:was|is|has|may|might)\\b`,
  "i",
);
/** "input image", "reference videos", "InputAudioRiskDetection". */
const ofInput = new RegExp(
  `\\b(?:input|reference|uploaded|source)s?[ _-]*(?:(?<kind>${anyKind})|files?|media)`,
  "i",
);
const ofText = /\binput[ _-]*text|\bprompts?\b|\b(?:the|your) text\b|\btext (?:content|input)\b/i;
const ofSettings =
  /\b(?:invalid|unsupported|parameter:?) [`'"]?(?:output )?(?:duration|seconds|resolution|size|ratio|aspect[ _]ratio|seed)\b/i;

/** What the words and codes of a refusal say that it is about; undefined where they tell nothing, or more than one thing. */
export function aboutOf(kind: FailureKind, words: string): FailureAbout | undefined {
  const parts = partsOf(kind, words);
  const reason = reasonOf(kind, words);
  const about = { ...(parts.length === 1 && parts[0]), ...(reason && { reason }) };
  return Object.keys(about).length > 0 ? about : undefined;
}

function partsOf(kind: FailureKind, words: string): FailureAbout[] {
  if (kind !== "moderation" && kind !== "input") return [];
  const parts: FailureAbout[] = [];
  const result = kind === "moderation" ? ofResult.exec(words) : null;
  if (result) {
    const made = kindOf(result.groups?.kind);
    const part = made === "audio" ? "result-sound" : made === undefined ? "result" : "result-picture";
    parts.push({ part });
  }
  const input = ofInput.exec(words);
  if (input) {
    const given = kindOf(input.groups?.kind);
    parts.push({ part: "input", ...(given && { kind: given }) });
  }
  if (ofText.test(words)) parts.push({ part: "text" });
  if (kind === "input" && ofSettings.test(words)) parts.push({ part: "settings" });
  return parts;
}

function kindOf(word: string | undefined): Kind | undefined {
  const kinds: readonly Kind[] = ["image", "video", "audio"];
  return kinds.find((kind) => word && new RegExp(`^(?:${kindWords[kind]})$`, "i").test(word));
}

function reasonOf(kind: FailureKind, words: string): FailureAbout["reason"] {
  if (kind === "rate" || kind === "balance") return /quota/i.test(words) ? "quota" : undefined;
  if (kind !== "moderation") return undefined;
  if (/copyright|intellectual property|trademark/i.test(words)) return "copyright";
  return /real[_ ]?(?:person|people|human)|privacy ?information|likeness|celebrit|\bfaces?\b|deep ?fake/i.test(
    words,
  )
    ? "person"
    : undefined;
}
