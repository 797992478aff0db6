/** What becomes of a box: its place in the tree of kept boxes says it. Whatever has no place there is emptied. */
export type IsoRule =
  | "whole"
  /** Which other formats a file is one of as well. */
  | "brands"
  /** What samples have in common. */
  | "grouping"
  /** A header whose first numbers are when it was made and changed. */
  | "times"
  | "handler"
  | "sample-entries"
  | "data-references"
  | "media"
  | "track"
  | "fragment"
  | IsoTree;
export type IsoTree = { readonly [type: string]: IsoRule };

const sampleTable: IsoTree = {
  stsd: "sample-entries",
  stts: "whole",
  ctts: "whole",
  cslg: "whole",
  stsc: "whole",
  stsz: "whole",
  stz2: "whole",
  stco: "whole",
  co64: "whole",
  stss: "whole",
  stps: "whole",
  sbgp: "grouping",
  sgpd: "grouping",
};

/** A track of pictures or sound. How it is turned (`tkhd`) and which part of it is shown (`edts`) stay. */
export const trackTree: IsoTree = {
  tkhd: "times",
  edts: { elst: "whole" },
  tapt: { clef: "whole", prof: "whole", enof: "whole" },
  mdia: {
    mdhd: "times",
    hdlr: "handler",
    minf: {
      vmhd: "whole",
      smhd: "whole",
      hdlr: "handler",
      dinf: { dref: "data-references" },
      stbl: sampleTable,
    },
  },
};

export const fragmentTree: IsoTree = {
  tfhd: "whole",
  tfdt: "whole",
  trun: "whole",
  sbgp: "grouping",
  sgpd: "grouping",
};

/** The boxes that a film is shown by. Everything else is about it: places, makes, names, pictures of it, what was measured beside it. */
export const fileTree: IsoTree = {
  ftyp: "brands",
  styp: "brands",
  sidx: "whole",
  mdat: "media",
  moov: { mvhd: "times", trak: "track", mvex: { mehd: "whole", trex: "whole" } },
  moof: { mfhd: "whole", traf: "fragment" },
  mfra: { tfra: "whole", mfro: "whole" },
};
