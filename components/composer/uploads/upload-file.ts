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

const answerSchema = z.object({ assetId: assetIdSchema });

/**
 * Sends one file and gives the asset that it became. The same file goes on where an earlier try stopped, after a reload
 * too, because its key is made from what it is. `onProgress` is told a number from 0 to 1, first of what is there already. Throws
 * `UploadError`, or the signal's reason as soon as it is aborted, whatever is silent then.
 */
export async function sendFile(file: File, options: SendOptions): Promise<AssetId> {
  const { signal } = options;
  signal.throwIfAborted();
  const stopped = new Promise<never>((_resolve, reject) =>
    signal.addEventListener("abort", () => reject(signal.reason), { once: true }),
  );
  try {
    return await Promise.race([send(file, options), stopped]);
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw asUploadError(error, file.size);
  }
}

type SendOptions = { signal: AbortSignal; onProgress: (progress: number) => void };

async function send(file: File, { signal, onProgress }: SendOptions): Promise<AssetId> {
  const { createUpload } = generateReactHelpers<Router>({
    url: "/api/uploadthing",
    fetch: fetchUntil(signal),
  });
  const upload = await createUpload("references", {
    files: [file],
    input: { fingerprints: [await fingerprintOf(file)] },
    onUploadProgress: ({ loaded }) => onProgress(Math.min(1, loaded / file.size)),
  });
  signal.addEventListener("abort", () => upload.pauseUpload(file), { once: true });
  const { serverData } = await upload.done(file);
  return answerSchema.parse(serverData).assetId;
}

/** Aborts what the client asks before it sends, which it can't do by itself. The promise stays pending then: the client would log a rejection. */
const fetchUntil =
  (signal: AbortSignal): typeof fetch =>
  (input, init) =>
    new Promise((resolve, reject) => {
      const signals = init?.signal ? [signal, init.signal] : [signal];
      fetch(input, { ...init, signal: AbortSignal.any(signals) }).then(resolve, (error) => {
        if (!signal.aborted) reject(error);
      });
    });
