import * as z from "zod/mini";
import { plainText, unseen, visible } from "#lib/domain/base/plain-text.ts";
import { secondsText } from "#lib/domain/base/quantity.ts";
import type { Edit } from "./edit.ts";
import { type Format, formats, type Kind } from "./format.ts";

/** UTF-16 units, as a name is kept. */
export const fileNameMax = 255;

/**
 * The name of a file as it is kept and shown: of any language and form, without folders, without what would turn its line or cannot
 * be seen, of 1 to 255 UTF-16 units with its ending kept. `fallback` is the name of what has none that can be seen.
 */
export function plainFileName(name: string, fallback = "file", maxLength = fileNameMax): string {
  const plain = plainText(name)
    .replace(/^.*[/\\]/s, "")
    .replace(unseen, "")
    .trim();
  const ending = endingOf(plain);
  const stem = plain.slice(0, plain.length - ending.length);
  if (!visible.test(stem)) return visible.test(ending) ? fallback + ending : fallback;
  return plainText(stem, maxLength - ending.length) + ending;
}

/** A file's name wherever one is read: also what an older studio stored as it came is plain. */
export const fileNameSchema = z.string().check(z.overwrite((name) => plainFileName(name)));

/** The same file's name once it has another format: "clip.mov" as "clip.mp4". */
export const withEnding = (name: string, format: Format): string =>
  `${stemOf(name)}.${formats[format].extension}`;

const stemOf = (name: string) => name.replace(/\.[^.]*$/, "");
const endingOf = (name: string) => /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? "";

/** What Windows, macOS or Linux does not take in a name. */
// oxlint-disable-next-line no-control-regex -- control characters are among it
const forbidden = /[\u0000-\u001f\u007f<>:"/\\|?*]/g;
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;
/** In bytes of UTF-8, with room for a number and an ending within the 255 that Linux takes. */
const stemMaxBytes = 220;

/**
 * Names under which files can stand in one folder on every system: each of these, without what a system forbids, and numbered
 * where two would be the same ("kite.mp4", "kite (2).mp4").
 */
export function fileNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const { stem, ending } = split(name);
    for (let number = 1; ; number += 1) {
      const found = `${stem}${number === 1 ? "" : ` (${number})`}${ending}`;
      const key = found.normalize("NFC").toLowerCase();
      if (taken.has(key)) continue;
      taken.add(key);
      return found;
    }
  });
}

function split(name: string): { stem: string; ending: string } {
  const plain = plainText(name).replace(forbidden, "_").replace(unseen, "");
  const ending = endingOf(plain);
  const stem = shortened(plain.slice(0, plain.length - ending.length))
    .replace(reserved, "_$&")
    .replace(/^[. ]+|[. ]+$/g, "");
  return { stem: visible.test(stem) ? stem : "file", ending };
}

/** As many whole characters as fit. */
function shortened(stem: string): string {
  let kept = plainText(stem, stemMaxBytes);
  for (let bytes = sizeOf(kept); bytes > stemMaxBytes; bytes = sizeOf(kept))
    kept = plainText(kept, kept.length - Math.ceil((bytes - stemMaxBytes) / 3));
  return kept;
}

const sizeOf = (text: string) => new TextEncoder().encode(text).length;

const frameStemMax = 200;

/** The file name of a picture that was taken from a video: "a red kite, 3.25 s.png", or "a red kite, last frame.png" where that was asked for. */
export function frameName(videoName: string, beginMs: number | null): string {
  const stem = plainText(stemOf(videoName), frameStemMax).trim();
  return `${stem || "video"}, ${beginMs === null ? "last frame" : secondsText(beginMs, 2)}.png`;
}

/**
 * The file name of what an edit makes of a file: its own with the new ending, "clip.mov" as "clip.mp4", and what was taken out of it
 * by what it is: "clip (sound).mp3", "clip (silent).mp4", "clip, 3.25 s.png".
 */
export function editedName(name: string, kind: Kind, { format, isSilent, stillAt }: Edit): string {
  const { kind: made, extension } = formats[format];
  if (stillAt !== undefined)
    return `${frameName(name, stillAt === "last" ? null : stillAt).replace(/\.png$/, "")}.${extension}`;
  const what = isSilent ? " (silent)" : made === kind ? "" : " (sound)";
  const stem = plainText(stemOf(name), fileNameMax - what.length - extension.length - 1).trim();
  return `${stem || kind}${what}.${extension}`;
}

/** The last part of a media link: a name that every provider's reader of addresses takes, ending in what the file is. */
export function linkName(name: string, format: Format): string {
  const stem = stemOf(name)
    .normalize("NFKD")
    .replace(/[^A-Za-z0-9_-]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60);
  return `${stem || "media"}.${formats[format].extension}`;
}
