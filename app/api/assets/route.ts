import * as z from "zod/mini";
import { findAssets, findAssetsByHash } from "#lib/data/asset/assets.ts";
import { findPlayables } from "#lib/data/asset/playables.ts";
import { assetIdSchema } from "#lib/domain/base/id.ts";
import { sha256Schema } from "#lib/domain/media/asset.ts";
import { memberRoute } from "#lib/reads/member-route.ts";

/** As many as a document may hold, listed and removed ones together. */
const idsSchema = z.array(assetIdSchema).check(z.maxLength(100));
/** Of each of them, and of what it was made of. */
const hashesSchema = z.array(sha256Schema).check(z.maxLength(200));

export const GET = memberRoute(async (member, request) => {
  const asked = new URL(request.url).searchParams;
  const listed = (name: string) => (asked.get(name) ?? "").split(",").filter(Boolean);
  if (asked.has("hashes")) {
    const hashes = hashesSchema.safeParse(listed("hashes"));
    return hashes.success ? findAssetsByHash(member, hashes.data) : null;
  }
  if (asked.has("playables")) {
    const playables = idsSchema.safeParse(listed("playables"));
    return playables.success ? findPlayables(member, playables.data) : null;
  }
  const ids = idsSchema.safeParse(listed("ids"));
  return ids.success ? findAssets(member, ids.data) : null;
});
