import type { Measured } from "./asset.ts";
import type { DerivativeKind } from "./derivative.ts";
import { type Format, formats, type Kind } from "./format.ts";
import { isDrawnByBrowsers, isPlayedByBrowsers } from "./shown.ts";

// No schema is imported here: the public page's script is to stay small.

/** What can show a file: itself, or what is made of it where browsers can't. */
export const shownParts = ["file", "preview", "compare", "listen"] as const satisfies readonly (
  | "file"
  | DerivativeKind
)[];
export type ShownPart = (typeof shownParts)[number];

/** What is made of a file that browsers can't show: a picture of an image, a proxy of a film or sound. */
export const proxyKinds = {
  image: "preview",
  video: "compare",
  audio: "listen",
} as const satisfies Record<Kind, ShownPart>;

/** Whether every browser shows a file as it is. */
export function isShownByBrowsers(format: Format, measured: Measured): boolean {
  return formats[format].kind === "image" ? isDrawnByBrowsers(format) : isPlayedByBrowsers(format, measured);
}

/** Whether a proxy of a file is made: for browsers that can't show it, and for whoever must not have bytes that could not be cleaned. */
export function isProxyMade(format: Format, measured: Measured): boolean {
  return measured.needsConverting === true || !isShownByBrowsers(format, measured);
}

/**
 * What shows a file, to its member or to others: the one place where that is decided. Others never get bytes out of which place and
 * camera could not be taken. Null while what would show it is not made, or where it can't be. `made` are the kinds of the files that
 * were made of it.
 */
export function shownPart(
  { format, measured, made }: { format: Format; measured: Measured; made: readonly string[] },
  audience: "member" | "other",
): ShownPart | null {
  const isOpen = audience === "member" || measured.needsConverting !== true;
  if (isOpen && isShownByBrowsers(format, measured)) return "file";
  const proxy = proxyKinds[formats[format].kind];
  return made.includes(proxy) ? proxy : null;
}
