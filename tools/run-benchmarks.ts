import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureDatabaseClient } from "#lib/launch/build.ts";
import { childEnvironment } from "#lib/launch/environment.ts";

// `npm run bench [name…]`: every script of bench/, or the named ones; each prints a table and its ratio.

/** What some of them read of the environment, to measure more or less. */
const sizes = ["SUBMISSIONS", "ROUNDS", "RUNS", "CLIPS", "TIMES", "SECONDS", "PICTURES", "CASES", "FILES"];
/** Which browsers they take. */
const browsers = ["CHROMIUM_PATH", "FIREFOX_PATH"];
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const wanted = process.argv.slice(2);

await ensureDatabaseClient(root);
const scripts = readdirSync(join(root, "bench"))
  .filter((name) => name.endsWith(".ts") && (wanted.length === 0 || wanted.includes(name.slice(0, -3))))
  .toSorted();
const env = childEnvironment(
  Object.fromEntries([...sizes, ...browsers].map((name) => [name, process.env[name]])),
);
const failed = scripts.filter((name) => {
  console.log(`\n— ${name.slice(0, -3)}`);
  const argv = ["--conditions=react-server", join(root, "bench", name)];
  return spawnSync(process.execPath, argv, { cwd: root, env, stdio: "inherit" }).status !== 0;
});
process.exit(failed.length > 0 || scripts.length === 0 ? 1 : 0);
