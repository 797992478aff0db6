import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { takeEnvironment } from "./environment.ts";

test("keys reach the worker alone, and leave the launcher's own environment", () => {
  const folder = mkdtempSync(join(tmpdir(), "triptych-environment-"));
  writeFileSync(join(folder, ".env"), "SIRAY_API_KEY=from-file\nSIRAY_BASE_URL=http://localhost:1\n");
  process.env.OXEN_API_KEY = "from-environment";
  const { forAll, forWorker, config } = takeEnvironment(folder);
  rmSync(folder, { recursive: true });
  expect(forWorker).toEqual({ SIRAY_API_KEY: "from-file", OXEN_API_KEY: "from-environment" });
  expect(JSON.stringify(forAll)).not.toMatch(/from-file|from-environment/);
  expect(forAll.SIRAY_BASE_URL).toBe("http://localhost:1");
  expect(config.providerKeys.get("oxen")).toBe("from-environment");
  expect(process.env.OXEN_API_KEY).toBeUndefined();
});
