import * as z from "zod/mini";
import { findConversions } from "#lib/data/conversion/conversions.ts";
import { conversionIdSchema } from "#lib/domain/base/id.ts";
import { openConversionsMax } from "#lib/domain/media/conversion.ts";
import { memberRoute } from "#lib/reads/member-route.ts";

const idsSchema = z.array(conversionIdSchema).check(z.maxLength(openConversionsMax));

export const GET = memberRoute(async (member, request) => {
  const asked = (new URL(request.url).searchParams.get("ids") ?? "").split(",").filter(Boolean);
  const ids = idsSchema.safeParse(asked);
  return ids.success ? findConversions(member, ids.data) : null;
});
