import { plainText } from "#lib/domain/base/plain-text.ts";

const nameMax = 120;

/** What a link's file is called: the end of its path, as people read it; the fallback where there is none. */
export function nameOfUrl(url: string, fallback: string): string {
  const path = /^https?:\/\/[^/?#]*([^?#]*)/i.exec(url)?.[1] ?? "";
  const last = decode(path.split("/").findLast((part) => part !== "") ?? "");
  const name = plainText(last)
    .replaceAll(/[/\\\p{Cc}\p{Cf}]/gu, "")
    .trim();
  if (name.length <= nameMax) return name || fallback;
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? "";
  return plainText(name, nameMax - extension.length) + extension;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // a percent sign that stands for itself
  }
}
