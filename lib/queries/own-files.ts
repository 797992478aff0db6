import * as z from "zod/mini";
import type { AssetId } from "#lib/domain/base/id.ts";
import { type Asset, assetSchema } from "#lib/domain/media/asset.ts";
import { getJson } from "./get-json.ts";

const assetsSchema = z.array(assetSchema);

/** The member's own files with these SHA-256 hashes. Throws `ReadError`. */
export async function findOwnFiles(hashes: readonly string[]): Promise<Asset[]> {
  const wanted = [...new Set(hashes)].toSorted();
  if (wanted.length === 0) return [];
  return getJson(`/api/assets?hashes=${wanted.join(",")}`, assetsSchema, AbortSignal.timeout(answerWithinMs));
}

/** Those of these assets that are the member's, deleted ones as "missing". Throws `ReadError`. */
export function findOwnAssets(ids: readonly AssetId[], signal: AbortSignal): Promise<Asset[]> {
  return getJson(`/api/assets?ids=${ids.join(",")}`, assetsSchema, signal);
}

const answerWithinMs = 20_000;
