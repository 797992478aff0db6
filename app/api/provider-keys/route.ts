import { listProviderKeys } from "#lib/data/provider-key/list-provider-keys.ts";
import { memberRoute } from "#lib/actions/member-route.ts";

export const GET = memberRoute((member) => listProviderKeys(member));
