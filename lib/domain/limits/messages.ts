import { type DialectId, dialects } from "#lib/domain/prompt/dialect.ts";
import { type Format, formats } from "#lib/domain/media/format.ts";
import type { Issue, IssueCode } from "./issue.ts";
import { bytesText, countText, secondsText } from "#lib/domain/base/quantity.ts";
import { settingTable } from "#lib/domain/settings/setting-table.ts";
import type { Setting } from "#lib/domain/settings/setting.ts";

type Params = Record<string, string | number>;

/**
 * One sentence or two for every code: what is so, with its numbers, and what to do. The only place where issues have
 * words. A parameter that is missing reads as an empty word, so that an old row never breaks a page.
 */
const issueMessages: Record<IssueCode, (params: Params) => string> = {
  // the text
  "prompt-empty": () => "The prompt is empty. Write what should happen.",
  "prompt-too-long": ({ characters, max }) =>
    `The prompt has ${characters} characters, at most ${max} are taken. Shorten it.`,
  "prompt-long": ({ characters, words, unspaced, advised }) => {
    const found =
      words !== undefined
        ? `${words} words`
        : unspaced !== undefined
          ? `${unspaced} Chinese characters`
          : `${characters} characters`;
    return `The prompt has ${found}; up to ${advised} are recommended.`;
  },
  "token-missing": ({ name }) =>
    `The text mentions ${name || "a file"} that is not among the references any more. Choose another reference for it or delete it from the text.`,
  "text-reads-as-token": ({ text }) =>
    `The words “${text}” would be read as a reference. Insert the reference itself or write it differently.`,
  "text-looks-like-token": ({ text }) => `“${text}” looks like a reference. Sent as plain text.`,
  "token-spaced": ({ token }) => `A space is put beside ${token}, so that it is read as a reference.`,
  "token-became-words": ({ label, words }) => `${label} is written as “${words}” in the text.`,
  "dialect-undocumented": ({ dialect }) =>
    `References are written like “${dialectWord(dialect)}”, which is not documented by the provider.`,

  // references
  "asset-not-ready": ({ label, name, state }) =>
    notReady[String(state)]?.(`${label}`, `${name}`) ?? `${label} is not ready.`,
  "count-too-many": ({ kind, count, max }) =>
    `${countText(Number(count), noun(kind))}, at most ${max}. Remove ${Number(count) - Number(max)}.`,
  "count-too-few": ({ kind, count, min }) =>
    `${countText(Number(count), noun(kind))}, at least ${min} needed. Add ${countText(Number(min) - Number(count), noun(kind))}.`,
  "total-too-many": ({ count, max }) =>
    `${countText(Number(count), "reference")}, at most ${max} together. Remove ${Number(count) - Number(max)}.`,
  "kind-not-taken": ({ kind, count }) =>
    `Takes no ${noun(kind)}s: ${countText(Number(count), noun(kind))} will be left out.`,
  "format-not-taken": ({ label, format, formats: taken }) =>
    `${label} is ${formatWord(format)}; taken are ${formatWords(taken)}. Convert it.`,
  "size-too-large": ({ label, sizeBytes, maxBytes }) =>
    `${label} has ${upToBytes(sizeBytes, maxBytes, "")}. Make it smaller.`,
  "total-size-too-large": ({ kind, sizeBytes, maxBytes }) =>
    `${upToBytes(sizeBytes, maxBytes, " together", ` of ${noun(kind)}`)}. Make one smaller or remove one.`,
  "side-too-small": ({ label, sidePx, minPx }) =>
    `${label} is ${sidePx} px on its short side, at least ${minPx} px needed. Use a larger one.`,
  "side-too-large": ({ label, sidePx, maxPx }) =>
    `${label} is ${sidePx} px on its long side, at most ${maxPx} px. Scale it down.`,
  "short-side-too-small": ({ label, sidePx, minPx }) =>
    `${label} is ${sidePx} px on its short side, at least ${minPx} px needed. Use a larger one.`,
  "short-side-too-large": ({ label, sidePx, maxPx }) =>
    `${label} is ${sidePx} px on its short side, at most ${maxPx} px. Scale it down.`,
  "pixels-beyond-advice": ({ label, widthPx, heightPx, minPixels, maxPixels }) =>
    `${label} is ${widthPx} × ${heightPx} px. The model's maker recommends ${
      minPixels === undefined ? `at most ${count(maxPixels)}` : `at least ${count(minPixels)}`
    } pixels in all; it may be refused.`,
  "ratio-out-of-range": ({ label, ratio, min, max }) =>
    `${label} is ${beside(round, ratio, min, max)} times as wide as high; ${round(min)} to ${round(max)} is taken. Crop it.`,
  "duration-too-short": ({ label, durationMs, minMs }) =>
    `${label} is ${beside(seconds, durationMs, minMs)} long, at least ${seconds(minMs)} needed.`,
  "duration-too-long": ({ label, durationMs, maxMs }) =>
    `${label} is ${beside(seconds, durationMs, maxMs)} long, at most ${seconds(maxMs)}. Trim it.`,
  "total-duration-too-short": ({ kind, durationMs, minMs }) =>
    `${beside(seconds, durationMs, minMs)} of ${noun(kind)}, at least ${seconds(minMs)} together.`,
  "total-duration-too-long": ({ kind, durationMs, maxMs }) =>
    `${beside(seconds, durationMs, maxMs)} of ${noun(kind)}, at most ${seconds(maxMs)} together. Trim or remove one.`,
  "duration-tolerated": ({ label, durationMs, minMs, maxMs }) =>
    `${label} is ${beside(seconds, durationMs, minMs ?? maxMs)} long; ${
      minMs === undefined ? `at most ${seconds(maxMs)}` : `at least ${seconds(minMs)}`
    } is documented. It may be refused.`,
  "total-duration-tolerated": ({ kind, durationMs, maxMs }) =>
    `${beside(seconds, durationMs, maxMs)} of ${noun(kind)}; at most ${seconds(maxMs)} together is documented. It may be refused.`,
  "fps-out-of-range": ({ label, fps, min, max }) =>
    `${label} has ${beside(round, fps, min, max)} frames per second; ${round(min)} to ${round(max)} are taken. Convert it.`,
  "codec-not-taken": ({ label, codec, codecs }) =>
    `${label} is coded as ${codec}; taken are ${list(codecs)}. Convert it.`,
  "audio-needs-visual": () => "Audio alone is refused. Add at least one image or video.",
  "last-frame-without-first": () =>
    "There is a last frame without a first. Give another image the role first frame.",
  "frame-twice": ({ role }) => `Two images are the ${String(role).replace("-", " ")}. Only one can be.`,
  "frames-differ": ({ first, last }) =>
    `The first frame is ${first}, the last ${last}: one of them will be cropped or stretched. Use frames of one ratio.`,
  "frame-cropped": ({ label, ratio, video }) =>
    `${label} is ${ratio}, the video will be ${video}: the frame will be cropped. Choose another ratio, or crop it yourself.`,
  "modes-exclusive": ({ advice }) =>
    `First and last frames cannot stand beside other references here.${advice ? ` The provider's advice: ${advice}` : " Remove one or the other."}`,
  "role-stays-in-studio": ({ label, role }) =>
    `No ${String(role).replace("-", " ")} setting here. Say in the prompt what ${label} is for.`,
  "reference-unmentioned": ({ label }) => `Not in the prompt: ${label}. Still used, last.`,
  "reference-not-in-text": ({ label }) => `Not in the prompt: ${label}. Still sent.`,
  "images-without-role": ({ count, sentAs }) =>
    `${countText(Number(count), "image")} without a role. ${
      sentAs === "nothing"
        ? "Only a first or last frame is sent."
        : `Sent as ${Number(count) === 1 ? "a reference" : "references"}, not as a frame.`
    }`,
  "converted-to-srgb": ({ label }) => `${label}: Converted to sRGB.`,
  "hidden-start-left-out": ({ label, durationMs }) =>
    `${label}: Re-encoded without the ${secondsText(Number(durationMs))} hidden before its start.`,
  "hidden-rest-left-out": ({ label, durationMs }) =>
    `${label}: Re-encoded without the ${secondsText(Number(durationMs))} cut from its middle or end.`,
  "cleaned-again": ({ label }) => `${label}: Cleaned again before sending.`,

  // what an edit list makes of them
  "shot-left-out": ({ label, count }) =>
    `${countText(Number(count), "shot")} of ${label} ${Number(count) === 1 ? "does" : "do"} not fit into the time and ${Number(count) === 1 ? "is" : "are"} left out. Choose a longer duration to see all.`,
  "clip-held": ({ label, durationMs }) =>
    `${label} is only ${seconds(durationMs)} long: its last picture is held until its shot ends.`,
  "sound-left-out": ({ label, reason }) =>
    reason === "off"
      ? `${label} is not heard, because sound is off.`
      : `${label} is not heard: the video ends before its turn.`,
  "caption-shortened": ({ count }) =>
    `${countText(Number(count), "caption")} ${Number(count) === 1 ? "is" : "are"} shortened to fit the picture.`,

  // how media travel
  "link-unreachable": ({ label }) =>
    `${label} must be fetched by a link, and nobody outside can reach this studio. Set PUBLIC_MEDIA_URL or APP_URL to an address that can be reached, or set UPLOADTHING_TOKEN.`,
  "inline-too-large": ({ sizeBytes, maxBytes }) =>
    `The references make the request ${bytes(sizeBytes)}, at most ${bytes(maxBytes)} can be sent without links. Use smaller files, or set PUBLIC_MEDIA_URL.`,

  // settings
  "duration-changed": ({ from, toMs }) => notOffered(settingTable.durationMs, from, toMs),
  "resolution-changed": ({ from, to }) => notOffered(settingTable.resolution, from, to),
  "ratio-changed": ({ from, to }) => notOffered(settingTable.aspectRatio, from, to),
  "ratio-needs-picture": () =>
    "“Match reference” needs an image or a video to match. Add one, or choose a ratio.",
  "seed-unknown": ({ seed }) => `Knows no seed: ${seed} will be left out.`,
  "seed-out-of-range": ({ seed, min, max }) =>
    `The seed ${seed} is not between ${min} and ${max} for every variation. Choose another.`,
  "seed-may-not-reproduce": () => "The same seed may still give another result.",
  "negative-prompt-unknown": () => "Knows no negative prompt: it will be left out.",
  "fixed-camera-unknown": () => "Knows no fixed camera: it will be left out.",
  "sound-unknown": ({ sound }) => `Cannot be told whether to make sound (${sound} was asked for).`,

  "setting-may-be-ignored": ({ what }) =>
    `The model's maker does not support ${what}: it may have no effect.`,
  "extra-unknown": ({ what }) => `Knows no ${what}: it will be left out.`,
  "expiry-out-of-range": ({ ms, minMs, maxMs }) =>
    `It cannot expire after ${seconds(ms)}; ${seconds(minMs)} to ${seconds(maxMs)} is taken. Choose another.`,

  // the rest
  "newer-documentation-only": ({ what }) => `${what} stands only in the newer documentation.`,
  "older-contract-refuses": ({ what }) => `An older contract refuses ${what}.`,
  "limit-undocumented": ({ what }) => `The provider does not document ${what}.`,
  "price-unknown": () => "The price is unknown.",
  "billed-to": ({ namespace }) => `Billed to ${namespace}.`,
};

/** Of a reference's file, by its state. */
const notReady: Record<string, (label: string, name: string) => string> = {
  uploading: (label, name) => `${label} is not uploaded yet. Wait for ${name}, or choose the file again.`,
  measuring: (label, name) => `${label} is being measured. Wait for ${name}.`,
  unreadable: (label, name) =>
    `${label} cannot be read: ${name} is damaged or not what it seems. Replace it.`,
  missing: (label, name) => `${label} was deleted: ${name}. Replace it.`,
};

/** The sentence for an issue. */
export function issueMessage({ code, params }: Pick<Issue, "code" | "params">): string {
  return issueMessages[code](params);
}

/** What sending would cost, beside the buttons that spend it. */
export const estimateMessages = {
  free: "free",
  unknown: "price unknown",
  about: (money: string, unknown: number) =>
    unknown === 0 ? `about ${money}` : `about ${money} + ${unknown} unknown`,
};

type Value = string | number | undefined;
const bytes = (value: Value) => bytesText(Number(value));
const seconds = (value: Value, digits = 1) => secondsText(Number(value), digits);
const count = (value: Value) => Number(value).toLocaleString("en-US");
const round = (value: Value, digits = 2) => String(Number(Number(value).toFixed(digits)));

/** A value as short as it can be without reading like one of its limits, which it breaks. */
function beside(write: (value: Value, digits?: number) => string, value: Value, ...limits: Value[]): string {
  const short = write(value);
  return limits.some((limit) => write(limit) === short) ? write(value, 4) : short;
}

/** "31 MB, at most 30 MB"; a limit of one byte less than a whole megabyte is the contract's "less than". */
function upToBytes(value: Value, max: Value, together: string, of = ""): string {
  const isBelow = (Number(max) + 1) % 1_000_000 === 0;
  const limit = isBelow
    ? `less than ${bytes(Number(max) + 1)} is taken${together}`
    : `at most ${bytes(max)}${together}`;
  const written = !isBelow && bytes(value) === bytes(max) ? `${Number(value)} bytes` : bytes(value);
  return `${written}${of}, ${limit}`;
}

const noun = (kind: string | number | undefined) => (kind === "audio" ? "sound" : String(kind));
const list = (words: string | number | undefined) =>
  String(words ?? "")
    .split(" ")
    .join(", ");

/** What is a word and no measure is quoted. */
function notOffered(row: Setting, from: Value, to: Value): string {
  const asked = from === "auto" || from === "match" ? `“${row.write(from)}”` : row.write(from);
  return `${asked} is not offered: ${row.write(to)} will be asked for.`;
}

const dialectWord = (id: string | number | undefined) => dialects[id as DialectId]?.word ?? String(id); // an unknown id falls through to itself
const formatWord = (name: string | number | undefined) => formats[name as Format]?.word ?? String(name); // the same
const formatWords = (names: string | number | undefined) =>
  String(names ?? "")
    .split(" ")
    .map(formatWord)
    .join(", ");
