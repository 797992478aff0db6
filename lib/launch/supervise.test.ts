import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { childEnvironment } from "./environment.ts";
import { supervise } from "./supervise.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "triptych-supervise-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function optionsFor(script: string, onRestart?: () => void) {
  const file = join(folder, "child.mjs");
  writeFileSync(file, script);
  return { name: "child", argv: [file], cwd: folder, env: childEnvironment(), logFolder: folder, onRestart };
}

const stays = 'process.on("SIGTERM", () => process.exit(0)); setInterval(() => {}, 1000);';
const readLog = () => readFileSync(join(folder, "child.log"), "utf8");

describe("a supervised process", () => {
  test("is started again when it ends by itself", async () => {
    const restarted = Promise.withResolvers<void>();
    const script = `${stays} console.log("pid", process.pid); process.send("ready");`;
    const child = await supervise(optionsFor(script, restarted.resolve));
    process.kill(Number(/pid (\d+)/.exec(readLog())?.[1]), "SIGKILL");
    await restarted.promise;
    await expect.poll(() => readLog().match(/pid/g)?.length).toBe(2);
    await child.stop(1000);
  });

  test("that never becomes ready is a start that failed, and its log is named", async () => {
    await expect(supervise(optionsFor('console.error("no"); process.exit(3);'))).rejects.toThrow(
      join(folder, "child.log"),
    );
    expect(readLog()).toBe("no\n");
  });

  test("that is not ready when its start is broken off is ended without waiting for it", async () => {
    const interruption = new AbortController();
    const starting = supervise({
      ...optionsFor("setInterval(() => {}, 1000);"),
      signal: interruption.signal,
    });
    interruption.abort();
    const child = await starting;
    await expect(child.stop(60_000)).resolves.toBeUndefined();
  });

  test("that does not end when asked is ended", async () => {
    const script = 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000); process.send("ready");';
    const child = await supervise(optionsFor(script));
    await expect(child.stop(50)).resolves.toBeUndefined();
  });

  test("sees nothing of our environment but what it was given", async () => {
    process.env.CANARY_API_KEY = "canary";
    const script = `${stays} console.log(JSON.stringify(process.env)); process.send("ready");`;
    const child = await supervise(optionsFor(script));
    await child.stop(1000);
    delete process.env.CANARY_API_KEY;
    expect(readLog()).not.toContain("canary");
  });
});
