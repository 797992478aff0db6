import { importRoute } from "#lib/reads/import-route.ts";

export const POST = importRoute;
