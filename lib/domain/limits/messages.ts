import { type DialectId, dialects } from "#lib/domain/prompt/dialect.ts";
import { roleWords } from "#lib/domain/prompt/messages.ts";
import { codecWord } from "#lib/domain/media/codec.ts";
import { type Format, formats } from "#lib/domain/media/format.ts";
import type { Issue, IssueCode } from "./issue.ts";
import { bytesText, countText, secondsText } from "#lib/domain/base/quantity.ts";
import { settingTable } from "#lib/domain/settings/setting-table.ts";
import type { Setting } from "#lib/domain/settings/setting.ts";

type Params = Record<string, string | number>;

/**
 * A line for every code: what is so, with its numbers, and what to do where that is not plain. It says nothing of which reference it is
 * about, whose label stands before or beside it. The only place where issues have words. A parameter that is missing reads as an empty
 * word, so that an old row never breaks a page.
 */
const issueTexts: Record<IssueCode, (params: Params) => string> = {
  // the text
  "prompt-empty": () => "The prompt is empty. Describe the shot.",
  "prompt-too-long": ({ characters, max }) => `Prompt: ${count(characters)} characters, max ${count(max)}`,
  "prompt-long": ({ characters, words, unspaced, advised }) => {
    const found =
      words !== undefined
        ? `${count(words)} words`
        : unspaced !== undefined
          ? `${count(unspaced)} Chinese characters`
          : `${count(characters)} characters`;
    return `Prompt: ${found}, up to ${count(advised)} recommended`;
  },
  "token-missing": ({ name }) => `In the prompt, but removed: ${name || "a file"}`,
  "text-reads-as-token": ({ text }) => `“${text}” would be read as a reference. Type @ or reword it.`,
  "text-looks-like-token": ({ text }) => `“${text}” looks like a reference. Sent as plain text.`,
  "token-spaced": ({ token }) => `Space added beside ${token}`,
  "token-became-words": ({ words }) => `Written as “${words}”`,
  "dialect-undocumented": ({ dialect }) =>
    `Provider documents no reference names; using “${dialectWord(dialect)}”.`,

  // references
  "asset-not-ready": ({ name, state }) => notReady[String(state)]?.(`${name}`) ?? "Not ready",
  "count-too-many": ({ kind, count, max }) => `${countText(Number(count), noun(kind))}, max ${max}`,
  "count-too-few": ({ kind, count, min }) =>
    Number(min) === 1
      ? `Needs ${kind === "image" ? "an" : "a"} ${noun(kind)} reference`
      : `${countText(Number(count), noun(kind))}, min ${min}`,
  "total-too-many": ({ count, max }) => `${countText(Number(count), "reference")}, max ${max}`,
  "kind-not-taken": ({ kind, count }) => `Takes no ${noun(kind)}s: ${count} won't be sent`,
  "convert-first": ({ what }) =>
    `${formats[what as Format]?.word ?? codecWord(String(what))}, convert to send`,
  "format-not-taken": ({ format, formats: taken }) => `${formatWord(format)}, needs ${formatWords(taken)}`,
  "size-too-large": ({ sizeBytes, maxBytes }) => upToBytes(sizeBytes, maxBytes),
  "total-size-too-large": ({ kind, sizeBytes, maxBytes }) =>
    `${upToBytes(sizeBytes, maxBytes, ` of ${noun(kind)}`)} together`,
  "side-too-small": ({ sidePx, minPx }) => `Short side ${sidePx} px, min ${minPx} px`,
  "side-too-large": ({ sidePx, maxPx }) => `Long side ${sidePx} px, max ${maxPx} px`,
  "short-side-too-small": ({ sidePx, minPx }) => `Short side ${sidePx} px, min ${minPx} px`,
  "short-side-too-large": ({ sidePx, maxPx }) => `Short side ${sidePx} px, max ${maxPx} px`,
  "pixels-beyond-advice": ({ widthPx, heightPx, minPixels, maxPixels }) =>
    `${widthPx} × ${heightPx}, ${
      minPixels === undefined ? `max ${count(maxPixels)}` : `min ${count(minPixels)}`
    } pixels recommended. May be refused.`,
  "ratio-out-of-range": ({ ratio, min, max }) =>
    Number(ratio) > Number(max)
      ? `Too wide: ${beside(round, ratio, max)}:1 (max ${round(max)}:1)`
      : `Too narrow: ${beside(round, ratio, min)}:1 (min ${round(min)}:1)`,
  "duration-too-short": ({ durationMs, minMs }) =>
    `${beside(seconds, durationMs, minMs)}, min ${seconds(minMs)}`,
  "duration-too-long": ({ durationMs, maxMs }) =>
    `${beside(seconds, durationMs, maxMs)}, max ${seconds(maxMs)}`,
  "total-duration-too-short": ({ kind, durationMs, minMs }) =>
    `${beside(seconds, durationMs, minMs)} of ${noun(kind)}, min ${seconds(minMs)} together`,
  "total-duration-too-long": ({ kind, durationMs, maxMs }) =>
    `${beside(seconds, durationMs, maxMs)} of ${noun(kind)}, max ${seconds(maxMs)} together`,
  "duration-tolerated": ({ durationMs, minMs, maxMs }) =>
    `${beside(seconds, durationMs, minMs ?? maxMs)}, ${
      minMs === undefined ? `max ${seconds(maxMs)}` : `min ${seconds(minMs)}`
    } documented. May be refused.`,
  "total-duration-tolerated": ({ kind, durationMs, maxMs }) =>
    `${beside(seconds, durationMs, maxMs)} of ${noun(kind)}, max ${seconds(maxMs)} together documented. May be refused.`,
  "fps-out-of-range": ({ fps, min, max }) =>
    Number(fps) < Number(min)
      ? `${beside(round, fps, min)} fps, min ${round(min)} fps`
      : `${beside(round, fps, max)} fps, max ${round(max)} fps`,
  "codec-not-taken": ({ codec, codecs }) => `${codecWord(String(codec))}, needs ${list(codecs, codecWord)}`,
  "audio-needs-visual": () => "Needs an image or video beside the sound",
  "last-frame-without-first": () => "Last frame without a first frame",
  "frame-twice": ({ role }) => `Two images have the role ${roleWord(role)}`,
  "frames-differ": ({ first, last }) =>
    `First frame ${first}, last frame ${last}: one is cropped or stretched`,
  "frame-cropped": ({ ratio, video }) => `${ratio} frame, cropped to ${video}`,
  "modes-exclusive": ({ advice }) =>
    `First and last frame can't be used with other references.${advice ? ` Provider's advice: ${advice}` : ""}`,
  "role-stays-in-studio": ({ label, role }) => {
    const place = role === "first-frame" ? "start" : role === "last-frame" ? "end" : null;
    return `No ${String(role)} setting here. ${place ? `Write “${place} on ${label}”.` : "Say it in the prompt."}`;
  },
  "reference-unmentioned": () => "Not in the prompt. Still used, last.",
  "reference-not-in-text": () => "Not in the prompt. Still sent.",
  "images-without-role": ({ count, sentAs }) =>
    sentAs === "nothing"
      ? `${countText(Number(count), "image")} without a role. Only first and last frames are sent.`
      : `${countText(Number(count), "image")} without a role. Sent as ${Number(count) === 1 ? "a reference" : "references"}, not as a frame.`,
  "converted-to-srgb": () => "Converted to sRGB",
  "hidden-start-left-out": ({ durationMs }) =>
    `Re-encoded without the ${seconds(durationMs)} hidden before its start`,
  "hidden-rest-left-out": ({ durationMs }) =>
    `Re-encoded without the ${seconds(durationMs)} cut from its middle or end`,
  "cleaned-again": () => "Cleaned again before sending",

  // what an edit list makes of them
  "shot-left-out": ({ count }) =>
    `${countText(Number(count), "shot")} left out. Choose a longer duration to see all.`,
  "clip-held": ({ durationMs }) => `Only ${seconds(durationMs)}: the last frame is held`,
  "sound-left-out": ({ reason }) =>
    reason === "off" ? "Not heard: sound is off" : "Not heard: no time left",
  "caption-shortened": ({ count }) => `${countText(Number(count), "caption")} shortened to fit`,

  // how media travel
  "link-unreachable": () =>
    "The provider can't reach this studio. Set PUBLIC_MEDIA_URL, APP_URL or UPLOADTHING_TOKEN.",
  "inline-too-large": ({ sizeBytes, maxBytes }) =>
    `Request of ${bytes(sizeBytes)}, max ${bytes(maxBytes)} without links. Use smaller files, or set PUBLIC_MEDIA_URL.`,

  // settings
  "duration-changed": ({ from, toMs }) => notOffered(settingTable.durationMs, from, toMs),
  "resolution-changed": ({ from, to }) => notOffered(settingTable.resolution, from, to),
  "ratio-changed": ({ from, to }) => notOffered(settingTable.aspectRatio, from, to),
  "ratio-needs-picture": () => "“Match reference” needs an image or video",
  "seed-unknown": ({ seed }) => `No seed here: ${seed} won't be sent`,
  "seed-out-of-range": ({ seed, min, max }) => `Seed ${seed}, allowed ${min}–${max} with every variation`,
  "seed-may-not-reproduce": () => "The same seed may give another result",
  "negative-prompt-unknown": () => "No negative prompt here: it won't be sent",
  "fixed-camera-unknown": () => "No fixed camera here: it won't be sent",
  "sound-unknown": ({ sound }) => `No sound setting here: “${sound}” won't be sent`,

  "setting-may-be-ignored": ({ what }) => `The maker doesn't support ${what}. May have no effect.`,
  "extra-unknown": ({ what }) => `No ${what} here: it won't be sent`,
  "expiry-out-of-range": ({ ms, minMs, maxMs }) =>
    `Expires after ${seconds(ms)}, allowed ${seconds(minMs)} to ${seconds(maxMs)}`,

  // the rest
  "newer-documentation-only": ({ what }) => `${what}: in newer documentation only`,
  "older-contract-refuses": ({ what }) => `An older contract refuses ${what}.`,
  "limit-undocumented": ({ what }) => `The provider doesn't document ${what}.`,
  "price-unknown": () => "No price yet",
  "billed-to": ({ namespace }) => `Billed to ${namespace}`,
};

/** Of a reference's file, by its state. */
const notReady: Record<string, (name: string) => string> = {
  uploading: (name) => `${name} isn't uploaded yet`,
  measuring: (name) => `Analysing ${name}`,
  unreadable: (name) => `Can't read ${name}: damaged, or not what it seems`,
  missing: (name) => `${name} was deleted`,
};

/** The words for an issue where what it is about stands beside them: "22 s, max 15 s". */
export function issueText({ code, params }: Pick<Issue, "code" | "params">): string {
  return issueTexts[code](params);
}

/** The words for an issue by themselves: "Video 2: 22 s, max 15 s". */
export function issueMessage(issue: Pick<Issue, "code" | "params">): string {
  const { label } = issue.params;
  return label === undefined ? issueText(issue) : `${label}: ${issueText(issue)}`;
}

/** What sending would cost, beside the buttons that spend it. */
export const estimateMessages = {
  free: "Free",
  unknown: "No price yet",
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

/** "31 MB, max 30 MB"; a limit of one byte less than a whole megabyte is the contract's "less than". */
function upToBytes(value: Value, max: Value, of = ""): string {
  const isBelow = (Number(max) + 1) % 1_000_000 === 0;
  const limit = isBelow ? `must be under ${bytes(Number(max) + 1)}` : `max ${bytes(max)}`;
  const written = !isBelow && bytes(value) === bytes(max) ? `${count(value)} bytes` : bytes(value);
  return `${written}${of}, ${limit}`;
}

const noun = (kind: Value) => (kind === "audio" ? "sound" : String(kind));
const roleWord = (role: Value) =>
  (Object.entries(roleWords).find(([one]) => one === role)?.[1] ?? "").toLowerCase();
/** "JPEG, PNG or WebP" */
function list(words: Value, word: (one: string) => string): string {
  const all = String(words ?? "")
    .split(" ")
    .map(word);
  return all.length < 2 ? all.join("") : `${all.slice(0, -1).join(", ")} or ${all.at(-1)!}`;
}

/** What is a word and no measure is quoted. */
function notOffered(row: Setting, from: Value, to: Value): string {
  const asked = from === "auto" || from === "match" ? `“${row.write(from)}”` : row.write(from);
  return `${asked} not offered, using ${row.write(to)}`;
}

const dialectWord = (id: Value) => dialects[id as DialectId]?.word ?? String(id); // an unknown id falls through to itself
const formatWord = (name: Value) => formats[name as Format]?.word ?? String(name); // the same
const formatWords = (names: Value) => list(names, formatWord);
