import type { StorageKind } from "#lib/domain/storage-use.ts";

/** What each kind of file is called, and what it is. */
export const storageLabel: Record<StorageKind, { name: string; about: string }> = {
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
};

/** The colour of each kind in the bar. */
export const storageFill: Record<StorageKind, string> = {
  videos: "fill-text",
  companions: "fill-quiet",
  "image-uploads": "fill-image",
  "video-uploads": "fill-video",
  "audio-uploads": "fill-audio",
  copies: "fill-edge",
  going: "fill-line",
};
