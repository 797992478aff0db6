import type { StorageKind } from "#lib/domain/account/usage.ts";

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
