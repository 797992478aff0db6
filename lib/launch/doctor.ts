import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { type Config, ConfigError } from "#lib/config.ts";
import { NewerDatabaseError, planUpdate, readDatabaseVersion } from "#lib/data/database-version.ts";
import { mintWorker } from "#lib/domain/base/scope-mint.ts";
import { ensureDatabaseClient } from "./build.ts";
import { listUnfinishedCopies } from "./database-copies.ts";
import { takeEnvironment } from "./environment.ts";
import { LaunchError } from "./launch-error.ts";
import { doctorRefusals } from "./messages.ts";
import { type OpenDatabase, openDatabase } from "./open-database.ts";
import { readStudioVersion } from "./studio-version.ts";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Throws `LaunchError` where the database is of another version than this studio, whose questions it would not understand. */
async function requireOwnVersion(url: string): Promise<void> {
  const { steps } = await planUpdate(url);
  if (steps[0]) throw new LaunchError(doctorRefusals.older(steps[0]));
}

/** An address whose connections refuse every change. */
function readOnly(url: string): string {
  const address = new URL(url);
  const given = address.searchParams.get("options");
  address.searchParams.set("options", `${given ? `${given} ` : ""}-c default_transaction_read_only=on`);
  return address.href;
}

const packages = ["next", "prisma", "sharp", "node-av", "mediabunny", "@mediabunny/server"];

async function readVersions(url: string): Promise<Record<string, string>> {
  const { migrations, queues } = await readDatabaseVersion(url);
  const versionOf = (name: string) =>
    (
      JSON.parse(readFileSync(join(root, "node_modules", name, "package.json"), "utf8")) as {
        version: string;
      }
    ).version; // every package has one
  return {
    Node: process.versions.node,
    migrations: `${migrations.length}, the last is ${migrations.at(-1)}`,
    "pg-boss": `${versionOf("pg-boss")}, schema ${queues}`,
    ...Object.fromEntries(packages.map((name) => [name, versionOf(name)])),
  };
}

/** Looks, repairs where that is asked for and looks again, and gives whether all is well. */
async function consult(
  opened: OpenDatabase,
  config: Config,
  wanted: { deep: boolean; repair: boolean; json: boolean },
): Promise<boolean> {
  await requireOwnVersion(opened.url);
  const versions = await readVersions(opened.url);
  process.env.DATA_DIR = config.dataDir;
  process.env.DATABASE_URL = wanted.repair ? opened.url : readOnly(opened.url);
  // What asks the database needs a client that is generated, which a fresh checkout does not have.
  await ensureDatabaseClient(root);
  const { consultation } = await import("#lib/doctor/consultation.ts");
  return consultation(mintWorker(), {
    studio: { ...readStudioVersion(root), dataDir: config.dataDir, isRunning: opened.isRunning, versions },
    halfCopies: listUnfinishedCopies(config.dataDir),
    say: (line) => console.log(printable(line)),
    ...wanted,
  });
}

/** What somebody has planted in a database must not speak to the terminal: its control characters are left out. */
const printable = (line: string) => line.replace(/(?!\n)\p{Cc}/gu, "");

/** `npm run doctor`: what is well in a studio and what is not. Ends with 0 when all is well, with 1 when something is not. */
try {
  const { values } = parseArgs({
    options: {
      deep: { type: "boolean", default: false },
      repair: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
    },
  });
  const { config } = takeEnvironment(root);
  const opened = await openDatabase(config);
  let isWell = false;
  try {
    isWell = await consult(opened, config, values);
  } finally {
    await opened.close();
  }
  process.exit(isWell ? 0 : 1);
} catch (error) {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code.startsWith("ERR_PARSE_ARGS")) console.error(doctorRefusals.usage);
  else if (
    error instanceof LaunchError ||
    error instanceof ConfigError ||
    error instanceof NewerDatabaseError
  )
    console.error(printable(error.message));
  else throw error;
  process.exit(1);
}
