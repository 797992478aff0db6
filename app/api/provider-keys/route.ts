import { listProviderKeys } from "#lib/data/provider/keys.ts";
import { memberRoute } from "#lib/reads/member-route.ts";

export const GET = memberRoute((member) => listProviderKeys(member));
