/** What bytes are for. `copies`: what the studio made from files; `going`: deleted, and removed within minutes. */
export const storageKinds = [
  "videos",
  "companions",
  "image-uploads",
  "video-uploads",
  "audio-uploads",
  "copies",
  "going",
] as const;
export type StorageKind = (typeof storageKinds)[number];

/** How many files of a kind one has, and their bytes. */
export type StorageUse = { kind: StorageKind; files: number; sizeBytes: number };

/** What the whole studio takes, and what its disk has left, in bytes. */
export type StudioStorage = {
  /** Files of all members and what was made from them. */
  mediaBytes: number;
  databaseBytes: number;
  disk: { freeBytes: number; totalBytes: number };
};
