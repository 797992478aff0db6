import { readEnvironment } from "#lib/config.ts";
import { launchRefusals } from "./messages.ts";

/**
 * To be called first by a part that may be started by hand: without a launcher it reads `.env` itself, the providers' keys
 * only where it needs them, and ends with one sentence where no database is named.
 */
export function standAlone({ needsKeys }: { needsKeys: boolean }): void {
  if (process.send) return;
  const all = readEnvironment();
  if (!all.DATABASE_URL) {
    console.error(launchRefusals.noDatabaseUrl);
    process.exit(1);
  }
  for (const [name, value] of Object.entries(all)) {
    if (needsKeys || !name.endsWith("_API_KEY")) process.env[name] = value;
    else delete process.env[name];
  }
}
