import type { Format, Kind } from "#lib/domain/media/format.ts";
import type { extraTable } from "#lib/domain/settings/extra-table.ts";
import type { OfferOf, settingTable } from "#lib/domain/settings/setting-table.ts";

/** Where a row of limits was read, and when. */
export type Source = { title: string; date: string };

/**
 * What a model accepts of one kind of reference. Plain data; a limit that nobody documents is left out, and one that only some of the
 * sources name is advice, beyond which is a note. MB is 1 000 000 bytes, the stricter reading. Ratios are width divided by height.
 */
export type KindLimits = {
  source: Source;
  minCount?: number;
  maxCount?: number;
  formats?: readonly Format[];
  maxSizeBytes?: number;
  maxTotalSizeBytes?: number;
  minSidePx?: number;
  maxSidePx?: number;
  minShortSidePx?: number;
  maxShortSidePx?: number;
  /** Pixels in all up to which no short side is too large: a square of "720p" is higher than a wide picture of it. */
  anyShapeMaxPixels?: number;
  /** Pixels in all. */
  advisedMinPixels?: number;
  advisedMaxPixels?: number;
  minRatio?: number;
  maxRatio?: number;
  minDurationMs?: number;
  maxDurationMs?: number;
  minTotalDurationMs?: number;
  maxTotalDurationMs?: number;
  /** By how much more or less than these times was seen to be taken. */
  toleratedMs?: number;
  /** Nominal rates: 23.976 is 24, and 59.94 is 60. */
  minFps?: number;
  maxFps?: number;
  videoCodecs?: readonly string[];
  audioCodecs?: readonly string[];
  /** How the bytes may travel. The studio's own models read the `file`. */
  transports: readonly ("link" | "inline" | "file")[];
};

/** How a provider can get at our media: by a link it can fetch, or not at all (then only inline, where a model takes it). */
export type MediaRoute = "link" | "none";

/** `null` for a kind or frames means that the model takes none. */
export type Limits = {
  prompt: {
    source: Source;
    maxCharacters?: number;
    advisedCharacters?: number;
    /** Of scripts that put spaces between them. */
    advisedWords?: number;
    /** Characters of scripts that do not: Chinese, and Japanese, of which nobody speaks. */
    advisedUnspaced?: number;
  };
  references: {
    source: Source;
    maxTotal?: number;
    audioNeedsVisual?: boolean;
    /** Body size in bytes up to which media may be put inline. */
    maxInlineBytes?: number;
  } & Record<Kind, KindLimits | null>;
  /** First and last frame: which are taken, and which kinds of reference may not stand beside them. */
  frames: {
    source: Source;
    first: boolean;
    last: boolean;
    excludes: readonly Kind[];
    /** What the file of a frame must be like. Absent: the same as an image among the references. */
    file?: KindLimits;
    /** The provider's own advice for wanting both, if it gives one. */
    advice?: string;
  } | null;
  /** What it takes of the tables of settings: the values that it offers, a range, or `true`. */
  settings: { source: Source } & Offers<typeof settingTable, "durationMs" | "aspectRatio" | "resolution"> & {
      extras?: Offers<typeof extraTable>;
    };
};

/** What is absent is not known to the model. */
type Offers<Table, Required extends keyof Table = never> = {
  [Key in Required]: OfferOf<Table[Key]>;
} & { [Key in keyof Table]?: OfferOf<Table[Key]> };
