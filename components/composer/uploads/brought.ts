import type { AssetId } from "#lib/domain/base/id.ts";
import type { Upload } from "#components/composer/composer-state.ts";

/** Brings one file to the studio and gives its asset. Throws an `UploadError`, or the signal's reason. */
export type Source = (options: {
  signal: AbortSignal;
  onProgress: (progress: number) => void;
}) => Promise<AssetId>;

/**
 * One file on its way to the studio for one reference. It outlives the reference's place in the list: while that is taken out it rests,
 * and goes on where it was when an undo brings the reference back.
 */
export type Brought = {
  source: Source;
  /** Null where only the studio gets to see it. */
  file: File | null;
  upload: Upload;
  /** What it became. */
  assetId: AssetId | null;
  /** It was not taken, and nothing brings it back. */
  isRefused: boolean;
  /** The asset that a copied token named: it is there already, or it is not this member's. */
  copyOf?: AssetId;
};

/** An upload that has not begun. */
export const waitingUpload = { state: "waiting", progress: 0, sizeBytes: 0, localUrl: null } as const;
