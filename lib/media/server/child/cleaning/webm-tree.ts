import { webmIds } from "#lib/media/webm-ids.ts";

/** What becomes of an element: its place in the tree of kept elements says it. Whatever has no place there becomes a void. */
export type WebmRule =
  /** A number, which has at most eight bytes, or where it is a code of more, as many as that has. */
  | "whole"
  /** Letters up to the zero behind them. */
  | "text"
  | "language"
  /** What belongs to a block: transparency, or light that changes. */
  | "addition"
  /** The name of the program that wrote the file, which must be there: it is left empty. */
  | "writer"
  /** Where a part of the segment stands: goes with its part. */
  | "seek"
  | "track"
  | "codec-private"
  | "block"
  | "block-group"
  | WebmTree;
export type WebmTree = { readonly [id: number]: WebmRule };

/** Of numbers and codes that are nothing but that. */
function whole(...ids: number[]): WebmTree {
  return Object.fromEntries(ids.map((id) => [id, "whole"]));
}

/** Versions, the longest lengths, and that it is a WebM. */
export const headerTree: WebmTree = {
  ...whole(0x4286, 0x42f7, 0x42f2, 0x42f3, 0x4287, 0x4285),
  [webmIds.docType]: "text",
};

/** Which part, and where. */
export const seekTree = whole(webmIds.seekId, 0x53ac);

const mastering = whole(0x55d1, 0x55d2, 0x55d3, 0x55d4, 0x55d5, 0x55d6, 0x55d7, 0x55d8, 0x55d9, 0x55da);
const colour = {
  ...whole(0x55b1, 0x55b2, 0x55b3, 0x55b4, 0x55b5, 0x55b6, 0x55b7, 0x55b8, 0x55b9, 0x55ba, 0x55bb),
  ...whole(0x55bc, 0x55bd),
  0x55d0: mastering,
};
/** Sides and how they are cut and shown, transparency, both eyes, fields, colours, and a sphere's projection. */
const video = {
  ...whole(0xb0, 0xba, 0x54aa, 0x54bb, 0x54cc, 0x54dd, 0x54b0, 0x54ba, 0x54b2, 0x54b3),
  ...whole(0x53c0, 0x53b8, 0x53b9, 0x9a, 0x9d, 0x2eb524),
  0x55b0: colour,
  0x7670: whole(0x7671, 0x7672, 0x7673, 0x7674, 0x7675),
};
/** Rates, channels, bits. */
const audio = whole(0xb5, 0x78b5, 0x9f, 0x6264, 0x52f1);
/** What was left out at the beginning of every frame. */
const encodings = { 0x6240: { ...whole(0x5031, 0x5032, 0x5033), 0x5034: whole(0x4254, 0x4255) } };

/** What decoders and players need of a track; names are not among it. */
export const trackTree: WebmTree = {
  ...whole(webmIds.trackNumber, webmIds.trackType),
  [webmIds.codecId]: "text",
  [webmIds.language]: "language",
  [webmIds.languageTag]: "language",
  [webmIds.codecPrivate]: "codec-private",
  ...whole(0x73c5, 0xb9, 0x88, 0x55aa, 0x9c, 0x23e383, 0x234e7a, 0x55ee, 0x56aa, 0x56bb, 0xaa),
  0x41e4: whole(0x41f0, 0x41e7, 0x41ed),
  0xe0: video,
  0xe1: audio,
  0x6d80: encodings,
};

/** Block, its length, what it refers to, what is left out at its end, and transparency. */
export const groupTree: WebmTree = {
  ...whole(0x9b, 0xfb, 0x75a2, 0xfa),
  [webmIds.block]: "block",
  0x75a1: { [webmIds.addition]: "addition" },
};

export const additionTree = whole(webmIds.additionId, webmIds.additionData);

/** The parts that a film is shown by. Tags, attachments, chapters, titles and dates have no place. */
export const segmentTree: WebmTree = {
  [webmIds.seekHead]: { [webmIds.seek]: "seek" },
  [webmIds.info]: {
    ...whole(webmIds.timestampScale, webmIds.duration),
    [webmIds.muxingApp]: "writer",
    [webmIds.writingApp]: "writer",
  },
  [webmIds.tracks]: { [webmIds.track]: "track" },
  [webmIds.cues]: { 0xbb: { 0xb3: "whole", 0xb7: whole(0xf7, 0xf1, 0xf0, 0xb2, 0x5378, 0xea) } },
  [webmIds.cluster]: {
    ...whole(webmIds.timestamp, webmIds.position, webmIds.previousSize),
    [webmIds.simpleBlock]: "block",
    [webmIds.blockGroup]: "block-group",
  },
};

/**
 * How many bytes what is whole may have that is no number: a sphere's projection, the set-up of Dolby's light, what stands at the
 * beginning of every frame, and transparency.
 */
export const longest: Readonly<Record<number, number>> = {
  0x7672: 20,
  0x41ed: 24,
  0x4255: 16,
  [webmIds.additionData]: Infinity,
};
