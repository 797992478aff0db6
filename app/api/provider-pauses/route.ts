import { listPauses } from "#lib/data/provider/pause-provider.ts";
import { memberRoute } from "#lib/reads/member-route.ts";

export const GET = memberRoute(() => listPauses());
