import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { execFile } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { TestProject } from "vitest/node";
import { startEmbeddedPostgres } from "#lib/launch/postgres/embedded.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A database that holds both schemas and no rows; each test file clones it. */
    templateUrl: string;
  }
}

const run = promisify(execFile);
// In a process of its own: the schema engine keeps a timer of ten seconds, for which every run would wait.
const migrateScript = fileURLToPath(new URL("./migrate-template.ts", import.meta.url));

/** One PostgreSQL for the whole run, gone after it. */
export default async function startDatabase(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), "triptych-test-"));
  chmodSync(dataDir, 0o711); // for root: the server's user must get through
  const postgres = await startEmbeddedPostgres({
    dataDir,
    logFile: join(dataDir, "postgres.log"),
    settings: { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "300" },
  });
  const stop = async () => {
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await run(process.execPath, [migrateScript, postgres.url]);
    project.provide("templateUrl", postgres.url);
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}
