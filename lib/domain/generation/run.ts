import * as z from "zod/mini";
import {
  assetIdSchema,
  blobIdSchema,
  type ModelId,
  referenceIdSchema,
  type RunId,
} from "#lib/domain/base/id.ts";
import { type Ladder, parseStored, type Stored, versionOf } from "#lib/domain/base/ladder.ts";
import type { Money } from "#lib/domain/base/money.ts";
import type { Issue } from "#lib/domain/limits/issue.ts";
import { type Asset, assetSchema } from "#lib/domain/media/asset.ts";
import { parsePrompt, promptSchema } from "#lib/domain/prompt/prompt.ts";
import type { Sent } from "./sent.ts";

/** A prompt and its assets as they were when Generate was pressed. Never changed afterwards. */
export const snapshotSchema = z.strictObject({ prompt: promptSchema, assets: z.array(assetSchema) });
export type Snapshot = z.infer<typeof snapshotSchema>;

/** As it is stored, whose prompt has a version of its own. Its first version does not say that it is. */
const snapshotLadder: Ladder<{ prompt: unknown; assets: Asset[] }> = {
  schema: z.strictObject({
    version: z.literal(1),
    prompt: z.unknown(),
    assets: z.array(assetSchema),
  }),
  upgrades: [],
};

/** Reads a snapshot of any version that was ever stored, and its prompt. */
export function parseSnapshot(stored: unknown): Stored<Snapshot> {
  const snapshot = parseStored(snapshotLadder, stored);
  if (snapshot.state !== "read") return snapshot;
  const prompt = parsePrompt(snapshot.document.prompt);
  if (prompt.state !== "read") return prompt;
  return { state: "read", document: { prompt: prompt.document, assets: snapshot.document.assets } };
}

/** A snapshot as it is stored, with its version. */
export function storedSnapshot(snapshot: Snapshot): Snapshot & { version: number } {
  return { version: versionOf(snapshotLadder), ...snapshot };
}

/** Which bytes each reference of a request stands for. The hash is of what providers get: the sendable copy's, where there is one. */
export const generationMediaSchema = z.record(
  referenceIdSchema,
  z.strictObject({ assetId: assetIdSchema, blobId: blobIdSchema, sha256: z.string() }),
);
export type GenerationMedia = z.infer<typeof generationMediaSchema>;

/**
 * Outputs that a provider has ready and that are to be copied into the studio's own storage. In an answer the films after the first are
 * `further`; each becomes the `result` of a row of its own.
 */
export const pendingOutputsSchema = z.array(
  z.strictObject({
    kind: z.enum(["video", "image"]),
    role: z.enum(["result", "last-frame", "further"]),
    /** Where it lies: the provider's link, or a path under DATA_DIR for what came inside an answer or was made here. */
    from: z.union([z.strictObject({ url: z.string() }), z.strictObject({ file: z.string() })]),
    /** The prompt as it was revised for this one, where the answer says it of each. */
    revisedPrompt: z.optional(z.string()),
  }),
);
export type PendingOutputs = z.infer<typeof pendingOutputsSchema>;

/** One generation to be asked for: what was compiled and shown for one model and variation. */
export type NewGeneration = {
  modelId: ModelId;
  /** From 1. */
  variation: number;
  billing: "paid" | "free";
  /** The compiled request with its media placeholders: plain JSON. */
  request: unknown;
  sent: Sent;
  issues: readonly Issue[];
  compiledHash: string;
  modelVersion: string;
  /** What the page showed beside the button that asked for it; null where it is free or its price was not known. */
  estimate: Money | null;
};

/** What a run has asked one model for: the hash that was accepted, and the number that the next one has. */
export type AskedOfModel = { modelId: ModelId; compiledHash: string; nextVariation: number };

/** A run of a prompt, and which it is, counted from 1 for the first. */
export type RunMark = { id: RunId; number: number };
