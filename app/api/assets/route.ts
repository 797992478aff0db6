import * as z from "zod/mini";
import { findAssets } from "#lib/data/asset/find-assets.ts";
import { assetIdSchema } from "#lib/domain/id.ts";
import { memberRoute } from "#lib/actions/member-route.ts";

/** As many as a document may hold, listed and removed ones together. */
const idsSchema = z.array(assetIdSchema).check(z.maxLength(100));

export const GET = memberRoute(async (member, request) => {
  const listed = new URL(request.url).searchParams.get("ids") ?? "";
  const ids = idsSchema.safeParse(listed.split(",").filter(Boolean));
  return ids.success ? findAssets(member, ids.data) : null;
});
