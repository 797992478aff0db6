import { importRoute } from "#lib/actions/import-route.ts";

export const POST = importRoute;
