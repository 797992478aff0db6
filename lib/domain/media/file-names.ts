import { plainText } from "#lib/domain/base/plain-text.ts";
import { secondsText } from "#lib/domain/base/quantity.ts";
import { type Format, formats } from "./format.ts";

/** What Windows, macOS or Linux does not take in a name. */
// oxlint-disable-next-line no-control-regex -- control characters are among it
const forbidden = /[\u0000-\u001f\u007f<>:"/\\|?*]/g;
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;
const stemMax = 120;

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
  const plain = plainText(name).replace(forbidden, "_");
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(plain)?.[0] ?? "";
  const stem = plainText(plain.slice(0, plain.length - ending.length), stemMax)
    .replace(reserved, "_$&")
    .replace(/^[. ]+|[. ]+$/g, "");
  return { stem: stem || "file", ending };
}

const frameStemMax = 200;

/** The file name of a picture that was taken from a video: "a red kite, 3.25 s.png", or "a red kite, last frame.png" where that was asked for. */
export function frameName(videoName: string, beginMs: number | null): string {
  const stem = plainText(videoName.replace(/\.[^.]*$/, ""), frameStemMax).trim();
  return `${stem || "video"}, ${beginMs === null ? "last frame" : secondsText(beginMs, 2)}.png`;
}

/** The last part of a media link: a name that every provider's reader of addresses takes, ending in what the file is. */
export function linkName(name: string, format: Format): string {
  const stem = name
    .replace(/\.[^.]*$/, "")
    .normalize("NFKD")
    .replace(/[^A-Za-z0-9_-]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60);
  return `${stem || "media"}.${formats[format].extension}`;
}
