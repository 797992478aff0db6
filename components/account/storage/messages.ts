import { bytesText, countText } from "#lib/domain/base/quantity.ts";
import type { StorageKind } from "#lib/domain/account/usage.ts";

/** Settings: storage. */
export const storageMessages = {
  title: "Storage",

  // what there is
  yourFiles: "Your files",
  noFiles: "No files yet",
  noFilesHint: "Uploads and videos are counted here.",
  kind: "Kind",
  files: "Files",
  size: "Size",
  together: "Total",
  kinds: {
    videos: { name: "Videos", about: "Made by models and the animatic" },
    companions: { name: "Extra outputs", about: "Last frames and whatever came with a video" },
    "image-uploads": { name: "Images", about: "Uploads" },
    "video-uploads": { name: "Clips", about: "Uploads" },
    "audio-uploads": { name: "Sounds", about: "Uploads" },
    conversions: { name: "Conversions", about: "Stills, clips and sounds made from your files" },
    copies: { name: "Proxies", about: "Posters, waveforms and copies made by the studio" },
    going: { name: "Deleted", about: "Removed from disk within minutes" },
  } satisfies Record<StorageKind, { name: string; about: string }>,

  // what can go
  canGo: "Free up space",
  noneUnused: "No unused uploads older than a day.",
  unused: (count: number, sizeBytes: number) =>
    `${countText(count, "unused upload")}, older than a day (${bytesText(sizeBytes)})`,
  delete: "Delete",
  deleted: (count: number) => `${countText(count, "upload")} deleted`,
  rejected: (count: number, sizeBytes: number) =>
    `${countText(count, "rejected video")} (${bytesText(sizeBytes)})`,
  show: "Show",

  // the whole studio, for owners
  studio: "Whole studio",
  everybodysFiles: "Everyone's files, proxies included",
  database: "Database",
  free: "Free disk space",
  freeOf: (freeBytes: number, totalBytes: number) => `${bytesText(freeBytes)} of ${bytesText(totalBytes)}`,
};
