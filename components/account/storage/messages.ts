import { bytesText, countText } from "#lib/domain/base/quantity.ts";
import type { StorageKind } from "#lib/domain/account/usage.ts";

/** Settings: storage. */
export const storageMessages = {
  title: "Storage",
  intro: "What your files take, and what can go.",

  // what there is
  yourFiles: "Your files",
  noFiles: "No files yet.",
  noFilesHint: "Add references in the studio; they and the videos made from them are counted here.",
  kind: "Kind",
  files: "Files",
  size: "Size",
  together: "Together",
  kinds: {
    videos: { name: "Videos", about: "What models and the animatic have made" },
    companions: { name: "Last frames and further outputs", about: "What came beside the videos" },
    "image-uploads": { name: "Images", about: "Uploads" },
    "video-uploads": { name: "Clips", about: "Uploads" },
    "audio-uploads": { name: "Sounds", about: "Uploads" },
    copies: {
      name: "Copies",
      about: "Posters, waveforms, comparing copies and what is sent to providers: made by the studio",
    },
    going: { name: "Deleted", about: "Removed from the disk within minutes" },
  } satisfies Record<StorageKind, { name: string; about: string }>,

  // what can go
  canGo: "What can go",
  noneUnused: "Every upload older than a day is used in a prompt or a run.",
  unused: (count: number, sizeBytes: number) =>
    `${countText(count, "upload")} (${bytesText(sizeBytes)}) ${count === 1 ? "stands" : "stand"} in no prompt and no run, and ${count === 1 ? "is" : "are"} older than a day.`,
  delete: (count: number) => `Delete ${count === 1 ? "it" : "them"}`,
  deleted: (count: number) => `${countText(count, "upload")} deleted.`,
  rejected: (count: number, sizeBytes: number) =>
    `You have rejected ${countText(count, "video")} (${bytesText(sizeBytes)}) that ${count === 1 ? "is" : "are"} still here.`,
  lookAt: (count: number) => `Look at ${count === 1 ? "it" : "them"}`,

  // the whole studio, for owners
  studio: "The whole studio",
  everybodysFiles: "Files of everybody, with copies",
  database: "Database",
  free: "Free on the disk",
  freeOf: (freeBytes: number, totalBytes: number) => `${bytesText(freeBytes)} of ${bytesText(totalBytes)}`,
};
