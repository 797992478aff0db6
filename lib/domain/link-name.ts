import { formats, type Format } from "./format.ts";

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
