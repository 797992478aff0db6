import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";
import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import { hashPassword, verifyPassword } from "#lib/session/password.ts";
import { childEnvironment } from "./environment.ts";

const studio = testDatabase();
const dataDir = mkdtempSync(join(tmpdir(), "triptych-reset-"));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const script = fileURLToPath(new URL("reset-password.ts", import.meta.url));
const reset = (email: string, ...options: string[]) =>
  promisify(execFile)(process.execPath, [...options, script, email], {
    env: childEnvironment({ DATABASE_URL: studio.url, DATA_DIR: dataDir }),
  });

test("a reset prints a password that works, and ends the person's sessions", async () => {
  const id = createId();
  const password = await hashPassword("forgotten");
  await database().member.create({
    data: {
      id,
      name: "Ada",
      email: "ada@studio.example",
      accounts: { create: { id, accountId: id, providerId: "credential", password } },
      sessions: { create: { id, token: "t", expiresAt: new Date(Date.now() + 60_000) } },
    },
  });
  const { stdout } = await reset("Ada@studio.example");
  const account = await database().account.findUniqueOrThrow({ where: { id } });
  expect(await verifyPassword(account.password ?? "", stdout.trim().split(": ")[1] ?? "")).toBe(true);
  expect(await database().session.count()).toBe(0);
});

test("a reset for an address that nobody has says so", async () => {
  await expect(reset("nobody@studio.example")).rejects.toMatchObject({
    code: 1,
    stderr: "Nobody here has the address nobody@studio.example.\n",
  });
});

/** Hides what a start generates. */
const notStarted = `
  import { registerHooks } from "node:module";
  registerHooks({
    resolve(specifier, context, next) {
      if (specifier.includes("/generated/")) throw new Error("Nothing was generated yet");
      return next(specifier, context);
    },
  });`;

test("a reset needs no studio that has been started here before", async () => {
  const hiding = `--import=data:text/javascript,${encodeURIComponent(notStarted)}`;
  await expect(reset("nobody@studio.example", hiding)).rejects.toMatchObject({
    stderr: "Nobody here has the address nobody@studio.example.\n",
  });
});
