// The unit tests with their full numbers: properties a thousand times from a new seed, every crash point, more chaos. Goal: 0 failed.
import { spawnSync } from "node:child_process";
import { dirname } from "node:path";

const { status } = spawnSync(process.execPath, ["node_modules/vitest/vitest.mjs", "run"], {
  cwd: dirname(import.meta.dirname),
  env: { ...process.env, TRIPTYCH_THOROUGH: "1" },
  stdio: "inherit",
});
process.exitCode = status ?? 1;
