import { codecWord } from "#lib/domain/media/codec.ts";
import { bytesText, fpsText } from "#lib/domain/base/quantity.ts";
import { afterEdit } from "#lib/domain/media/after-edit.ts";
import type { Asset } from "#lib/domain/media/asset.ts";
import type { Edit } from "#lib/domain/media/edit.ts";
import { formats } from "#lib/domain/media/format.ts";
import { toolMessages as words } from "./messages.ts";

/** "ProRes MOV": a file by what is in it and what it is in. */
function written({ format, measured: { videoCodec, audioCodec } }: Asset): string {
  const { kind, word } = formats[format];
  const codec = kind === "video" ? videoCodec : kind === "audio" ? audioCodec : undefined;
  const named = codec === undefined ? "" : codecWord(codec);
  return named === "" || named === word ? word : `${named} ${word}`;
}

/** What an edit makes of a file otherwise, each in a few words, what it becomes first. */
export function whatChanges(source: Asset, edit: Edit): string[] {
  const after = afterEdit(source, edit);
  const { measured: was } = source;
  const { measured: is } = after;
  const [from, to] = [written(source), written(after)];
  const isFilm = after.kind === "video";
  return [
    from !== to && words.becomes(from, to),
    was.widthPx !== is.widthPx &&
      was.widthPx !== undefined &&
      words.becomes(`${was.widthPx} × ${was.heightPx}`, `${is.widthPx} × ${is.heightPx}`),
    isFilm && was.fps !== is.fps && words.becomes(fpsText(was.fps ?? 0), fpsText(is.fps ?? 0)),
    was.hdr && words.sdr,
    !was.hdr && was.colours && words.srgb,
    !was.hdr && was.bitDepth && !is.bitDepth && words.eightBit(was.bitDepth),
    isFilm && was.isInterlaced && words.deinterlaced,
    isFilm && was.isVariableRate && words.constantRate,
    was.hasAlpha && !is.hasAlpha && (isFilm ? words.onBlack : words.onWhite),
    (was.channels ?? 0) > (is.channels ?? Infinity) && words.stereo,
    edit.isSilent && words.silent,
  ].filter((one) => typeof one === "string");
}

/** "about 8 MB"; "under 8 MB" where that is asked for. */
export function sizeAfter(source: Asset, edit: Edit): string {
  const { sizeBytes } = afterEdit(source, edit);
  return edit.maxBytes !== undefined && sizeBytes >= edit.maxBytes
    ? words.under(bytesText(edit.maxBytes))
    : words.about(bytesText(round(sizeBytes)));
}

/** It is a guess: two figures say enough. */
function round(sizeBytes: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(sizeBytes || 1)) - 1);
  return Math.round(sizeBytes / step) * step;
}
