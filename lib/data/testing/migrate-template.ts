import { migrate } from "#lib/data/migrate.ts";

await migrate(process.argv[2] ?? "");
process.exit(0);
