import { listGalleries } from "#lib/data/gallery/galleries.ts";
import { memberRoute } from "#lib/reads/member-route.ts";

export const GET = memberRoute((member) => listGalleries(member));
