import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { schemaChanges } from "#lib/data/migrate.ts";
import { startEmbeddedPostgres } from "#lib/launch/postgres/embedded.ts";

/**
 * `npm run migration <name>`: writes the SQL that leads from the committed `schema.prisma` to the one in the working tree, as the
 * next migration. Checks, generated columns and changes of data are added to it by hand; where the schema is unchanged, they are all
 * there is.
 */
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const migrations = join(root, "prisma/migrations");
const path = "prisma/schema.prisma";

const name = process.argv[2] ?? "";
if (!/^[a-z][a-z0-9_]*$/.test(name)) end("Name it: npm run migration shot_lists (small letters and _)");
const existing = readdirSync(migrations).toSorted();
if (existing.some((folder) => folder.slice(5) === name))
  end(`There is a migration ${name}. Delete it to make it again, or choose another name.`);

const committed = execFileSync("git", ["show", `HEAD:./${path}`], { cwd: root, encoding: "utf8" });
const changes = await changesSince(committed, readFileSync(join(root, path), "utf8"));

const number = String(Number(existing.at(-1)?.slice(0, 4) ?? 0) + 1).padStart(4, "0");
const folder = join(migrations, `${number}_${name}`);
mkdirSync(folder);
writeFileSync(join(folder, "migration.sql"), changes);
console.log(`prisma/migrations/${number}_${name}/migration.sql\n`);
console.log(changes || "It is empty: schema.prisma is as it was committed. Write what a schema cannot say.");
process.exit(0); // the schema engine keeps a timer of ten seconds

function end(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

/** The engine wants a server to talk to, although it compares two texts: an empty one that is gone afterwards. */
async function changesSince(before: string, after: string): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), "triptych-migration-"));
  chmodSync(dataDir, 0o711); // for root: the server's user must get through
  const postgres = await startEmbeddedPostgres({ dataDir, logFile: join(dataDir, "postgres.log") });
  try {
    return await schemaChanges(postgres.url, before, after);
  } finally {
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
