import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ensureKeyPair, seal, SealingError, unseal } from "./sealing.ts";
import { readOrMakeSecret } from "./secret.ts";

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "sealing-"));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

describe("sealed texts", () => {
  test("come back whole, whatever letters they hold", async () => {
    const { publicKey } = await ensureKeyPair(dataDir);
    for (const text of ["sk-canary-123", "", "鍵 🔑", "x".repeat(10_000)])
      expect(await unseal(dataDir, await seal(publicKey, text))).toBe(text);
  });

  test("show nothing of the text, and differ every time", async () => {
    const { publicKey } = await ensureKeyPair(dataDir);
    const [one, two] = [await seal(publicKey, "sk-canary"), await seal(publicKey, "sk-canary")];
    expect(Buffer.from(one).includes("canary")).toBe(false);
    expect(Buffer.from(one).equals(two)).toBe(false);
  });

  test("are refused when a single bit was changed", async () => {
    const { publicKey } = await ensureKeyPair(dataDir);
    const sealed = await seal(publicKey, "sk-canary");
    for (let index = 0; index < sealed.length; index++) {
      const changed = Uint8Array.from(sealed, (byte, at) => (at === index ? byte ^ 1 : byte));
      await expect(unseal(dataDir, changed)).rejects.toThrow(SealingError);
    }
    await expect(unseal(dataDir, new Uint8Array(7))).rejects.toThrow(SealingError);
  });

  test("are closed to another data folder", async () => {
    const other = mkdtempSync(join(tmpdir(), "sealing-"));
    const { publicKey } = await ensureKeyPair(other);
    await ensureKeyPair(dataDir);
    await expect(unseal(dataDir, await seal(publicKey, "sk-canary"))).rejects.toThrow(SealingError);
    rmSync(other, { recursive: true });
  });
});

describe("what is kept in the data folder", () => {
  test("is readable by its owner alone", async () => {
    await ensureKeyPair(dataDir);
    readOrMakeSecret(dataDir, "auth");
    const folder = join(dataDir, "secrets");
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    const names = readdirSync(folder);
    expect(names.sort()).toEqual(["auth", "sealing-key-pair.json"]);
    for (const name of names) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
  });

  test("is made once, also by several at the same time", async () => {
    const pairs = await Promise.all(Array.from({ length: 8 }, () => ensureKeyPair(dataDir)));
    expect(new Set(pairs.map((pair) => pair.publicKey)).size).toBe(1);
    expect(readOrMakeSecret(dataDir, "auth")).toBe(readOrMakeSecret(dataDir, "auth"));
    expect(readOrMakeSecret(dataDir, "auth")).not.toBe(readOrMakeSecret(dataDir, "ingest"));
    expect(Buffer.from(readOrMakeSecret(dataDir, "auth"), "base64url")).toHaveLength(32);
  });

  test("is refused when it is empty", () => {
    readOrMakeSecret(dataDir, "auth");
    writeFileSync(join(dataDir, "secrets", "auth"), "");
    expect(() => readOrMakeSecret(dataDir, "auth")).toThrow(/is empty/);
  });
});
