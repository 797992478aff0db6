import type { Format } from "#lib/domain/media/format.ts";

/** Bytes that are stored and judged, ready to become an asset. `remoteKey` goes with `location` "uploadthing". */
export type FinishedUpload = {
  memberId: string;
  name: string;
  format: Format;
  sizeBytes: number;
  /** Lower-case hex. */
  sha256: string;
  location: "disk" | "uploadthing";
  remoteKey?: string;
};

/** Makes the asset. What it gives reaches the page as the upload's `serverData`. Throws the `Refusal` "not-found" when there is nobody to own it. */
export type RegisterUpload = (upload: FinishedUpload) => Promise<{ assetId: string }>;
