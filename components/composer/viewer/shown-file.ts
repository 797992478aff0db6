import type { ComposerState } from "#components/composer/composer-state.ts";
import type { StageClip } from "#components/playhead/stage-clip.ts";
import type { Asset, Measured } from "#lib/domain/media/asset.ts";
import type { Format } from "#lib/domain/media/format.ts";
import type { OwnPlayable } from "#lib/domain/media/playable.ts";
import { isShownByBrowsers, proxyKinds } from "#lib/domain/media/shown-part.ts";
import type { Reference } from "#lib/domain/prompt/reference.ts";

/** What of a reference's file can be looked at just now. */
export type ShownFile = {
  /** Its address in the studio, behind which stands what was made of it; null until it has been read there. */
  studio: string | null;
  /**
   * The file itself, where browsers show such files: this browser's own copy where there is one, else the studio's. Null while there is
   * neither.
   */
  src: string | null;
  /** Browsers don't show such files: the studio makes a proxy. */
  needsProxy: boolean;
  /** A picture of an image that is quicker than the file. */
  previewSrc: string | null;
  posterSrc: string | null;
  format: Format | null;
  sizeBytes: number | null;
  measured: Measured;
  /** What it was made of by an edit. */
  made: Asset["made"] | null;
};

/** Of larger images the studio has a picture of this long side. */
const previewSidePx = 1600;

/** A file is looked at in this browser's own copy first: it is there before the upload has ended, and quicker afterwards. */
export function shownFile(
  { id, kind, assetId }: Pick<Reference, "id" | "kind" | "assetId">,
  { assets, uploads }: Pick<ComposerState, "assets" | "uploads">,
): ShownFile {
  const upload = uploads.get(id);
  const asset = assetId === null ? undefined : assets.get(assetId);
  const isReady = asset?.state === "ready";
  const studio = isReady ? `/media/a/${asset.id}` : null;
  const local = upload?.localUrl ?? null;
  const format = asset?.format ?? upload?.format ?? null;
  const measured = isReady ? asset.measured : (upload?.measured ?? asset?.measured ?? {});
  const needsProxy = format !== null && !isShownByBrowsers(format, measured);
  const isLarge = Math.max(measured.widthPx ?? 0, measured.heightPx ?? 0) > previewSidePx;
  return {
    studio,
    src: needsProxy ? null : (local ?? studio),
    needsProxy,
    previewSrc: studio && kind === "image" && !needsProxy && isLarge && !local ? `${studio}/preview` : null,
    posterSrc: studio && kind !== "audio" ? `${studio}/poster` : null,
    format,
    sizeBytes: asset?.sizeBytes ?? (upload?.isFetched ? null : (upload?.sizeBytes ?? null)),
    measured,
    made: asset?.made ?? null,
  };
}

/** One way to show a file. */
export type ShownSource = { src: string; isProxy: boolean };

/** What shows a file, the best first: the next one is for a browser that fails at it. Empty while nothing does. */
export function shownSources(
  kind: Reference["kind"],
  { studio, src, previewSrc }: Pick<ShownFile, "studio" | "src" | "previewSrc">,
  playable: OwnPlayable | null,
): ShownSource[] {
  const isProxyMade =
    playable !== null && (playable.shownBy !== "file" || (kind === "video" && playable.hasCopy));
  const proxy = studio && isProxyMade && playable.shownBy !== null ? `${studio}/${proxyKinds[kind]}` : null;
  return [
    ...(previewSrc ? [{ src: previewSrc, isProxy: false }] : []),
    ...(src ? [{ src, isProxy: false }] : []),
    ...(proxy ? [{ src: proxy, isProxy: true }] : []),
  ];
}

type Film = {
  id: string;
  name: string;
  kind: "video" | "audio";
  file: ShownFile;
  src: string | null;
  playable: OwnPlayable | null;
};

/**
 * A film or sound for a player. `playable` is what the studio knows of it beyond its measures; `lengthMs` is what a player found,
 * for a file that nobody has measured. `src` is what is played of it.
 */
export function clipOfFile(
  { id, name, kind, file, src, playable }: Film,
  lengthMs: number | null,
): StageClip {
  const { posterSrc, studio, measured } = file;
  const { widthPx = 16, heightPx = 9, durationMs, fps, hasSound, audioCodec } = measured;
  const isFilm = kind === "video";
  const made = (part: string, isMade: boolean | undefined) => (studio && isMade ? `${studio}/${part}` : null);
  return {
    ...{ id, name, title: name, provider: null, isInput: true, group: id, widthPx, heightPx, src, posterSrc },
    compareSrc: null,
    waveformSrc: made("waveform", playable?.hasWaveform),
    filmstripSrc: made("filmstrip", isFilm && playable?.hasFilmstrip),
    durationMs: durationMs ?? Math.round(lengthMs ?? 0),
    fps: (isFilm && fps) || null,
    frameTimesMs: playable?.frameTimesMs ?? null,
    offsetMs: 0,
    hasSound: !isFilm || (hasSound ?? (audioCodec !== undefined || durationMs === undefined)), // or nobody knows yet
    loudnessLufs: null,
  };
}
