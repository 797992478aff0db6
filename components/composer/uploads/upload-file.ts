import { generateReactHelpers } from "@uploadthing/react";
import type { FileRoute } from "uploadthing/types";
import * as z from "zod/mini";
import { assetIdSchema, type AssetId } from "#lib/domain/base/id.ts";
import { fingerprintOf } from "#lib/media/fingerprint.ts";
import { asUploadError } from "./upload-error.ts";

/** The studio's upload endpoint as the browser sees it; what it answers is checked below. */
type Router = {
  references: FileRoute<{ input: { fingerprints: (string | null)[] }; output: unknown; errorShape: unknown }>;
};

const { createUpload } = generateReactHelpers<Router>({ url: "/api/uploadthing" });
const answerSchema = z.object({ assetId: assetIdSchema });

/**
 * Sends one file and gives the asset that it became. The same file goes on where an earlier try stopped, after a reload
 * too, because its key is made from what it is. `onProgress` is told a number from 0 to 1. Throws `UploadError`, or the
 * signal's reason.
 */
export async function sendFile(
  file: File,
  { signal, onProgress }: { signal: AbortSignal; onProgress: (progress: number) => void },
): Promise<AssetId> {
  signal.throwIfAborted();
  try {
    const upload = await createUpload("references", {
      files: [file],
      input: { fingerprints: [await fingerprintOf(file)] },
      onUploadProgress: ({ loaded }) => onProgress(Math.min(1, loaded / file.size)),
    });
    const stopped = new Promise<never>((_resolve, reject) => {
      const stop = () => {
        upload.pauseUpload(file);
        reject(signal.reason);
      };
      if (signal.aborted) stop();
      else signal.addEventListener("abort", stop, { once: true });
    });
    const { serverData } = await Promise.race([upload.done(file), stopped]);
    return answerSchema.parse(serverData).assetId;
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw asUploadError(error, file.size);
  }
}
