import { listGalleries } from "#lib/data/gallery/list-galleries.ts";
import { memberRoute } from "#lib/actions/member-route.ts";

export const GET = memberRoute((member) => listGalleries(member));
