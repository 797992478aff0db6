import { plainFileName } from "#lib/domain/media/file-names.ts";

const nameMax = 120;

/** What a link's file is called: the end of its path, as people read it; the fallback where there is none. */
export function nameOfUrl(url: string, fallback: string): string {
  const path = /^https?:\/\/[^/?#]*([^?#]*)/i.exec(url)?.[1] ?? "";
  const last = decode(path.split("/").findLast((part) => part !== "") ?? "");
  return plainFileName(last.replaceAll(/[/\\\p{Cf}]/gu, ""), fallback, nameMax);
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // a percent sign that stands for itself
  }
}
