import * as z from "zod/mini";
import { assetSchema } from "./asset.ts";
import { assetIdSchema, blobIdSchema, referenceIdSchema } from "./id.ts";
import { promptSchema } from "./prompt.ts";

/** A prompt and its assets as they were when Generate was pressed. Never changed afterwards. */
export const snapshotSchema = z.strictObject({ prompt: promptSchema, assets: z.array(assetSchema) });
export type Snapshot = z.infer<typeof snapshotSchema>;

/** Which bytes each reference of a request stands for. The hash is of what providers get: the sendable copy's, where there is one. */
export const generationMediaSchema = z.record(
  referenceIdSchema,
  z.strictObject({ assetId: assetIdSchema, blobId: blobIdSchema, sha256: z.string() }),
);
export type GenerationMedia = z.infer<typeof generationMediaSchema>;

/** Outputs that a provider has ready and that are to be copied into the studio's own storage. */
export const pendingOutputsSchema = z.array(
  z.strictObject({
    kind: z.enum(["video", "image"]),
    role: z.enum(["result", "last-frame", "further"]),
    /** Where it lies: the provider's link, or a path under DATA_DIR for what came inside an answer or was made here. */
    from: z.union([z.strictObject({ url: z.string() }), z.strictObject({ file: z.string() })]),
  }),
);
export type PendingOutputs = z.infer<typeof pendingOutputsSchema>;
