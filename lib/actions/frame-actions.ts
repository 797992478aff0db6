"use server";

import { mkdir, rm } from "node:fs/promises";
import * as z from "zod/mini";
import { readConfig } from "#lib/config.ts";
import { registerUpload } from "#lib/data/asset/uploads.ts";
import { getResult } from "#lib/data/generation/results.ts";
import { type GenerationId, generationIdSchema } from "#lib/domain/base/id.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import type { Asset } from "#lib/domain/media/asset.ts";
import { frameName } from "#lib/domain/media/file-names.ts";
import { takeFrame } from "#lib/media/server/take-frame.ts";
import { localPathOf } from "#lib/storage/open-blob.ts";
import { temporaryPath } from "#lib/storage/paths.ts";
import { ensureIncomingFolder, storeFile } from "#lib/storage/store-file.ts";
import { memberAction } from "./action.ts";

/**
 * One picture of a result as an image of its member: the one that is seen at a time in milliseconds, or the last one where that is
 * null; of these the provider's own, where it gave one. `not-ready`: the result is still being read. `no-frame`: the picture could not
 * be decoded. Throws "not-found".
 */
async function keepFrame(
  member: Member,
  generationId: GenerationId,
  atMs: number | null,
): Promise<{ asset: Asset } | { refusal: "not-ready" | "no-frame" }> {
  const { video, blob, lastFrame } = await getResult(member, generationId);
  if (atMs === null && lastFrame) return { asset: lastFrame };
  if (video.state !== "ready") return { refusal: video.state === "measuring" ? "not-ready" : "no-frame" };
  const { dataDir } = readConfig();
  await ensureIncomingFolder(dataDir);
  const folder = temporaryPath(dataDir);
  await mkdir(folder, { mode: 0o700 });
  try {
    const frame = await takeFrame(await localPathOf(blob), video, { atMs, folder });
    if (!frame) return { refusal: "no-frame" };
    const stored = await storeFile({ memberId: member.id, fromPath: frame.path, dataDir });
    const name = frameName(video.name, atMs === null ? null : frame.beginMs);
    return { asset: await registerUpload(member, { ...stored, format: "png", name, location: "disk" }) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** No clip that a model makes is nearly as long. */
const atMaxMs = 60 * 60_000;

/** Makes an image of one picture of a result: the one seen at `atMs` of the clip's own time, or the last one where that is null. */
export const takeFrameAction = memberAction(
  z.strictObject({
    generationId: generationIdSchema,
    atMs: z.nullable(z.int().check(z.gte(0), z.lte(atMaxMs))),
  }),
  async ({ member }, { generationId, atMs }) => {
    const kept = await keepFrame(member, generationId, atMs);
    return "asset" in kept
      ? { ok: true as const, asset: kept.asset }
      : { ok: false as const, reason: kept.refusal };
  },
);
