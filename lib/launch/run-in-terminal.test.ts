import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

/** What a terminal would run: it says when it has started, and takes so long to stop. */
function begin(stop: string) {
  const file = JSON.stringify(fileURLToPath(new URL("run-in-terminal.ts", import.meta.url)));
  const script = `
    const { runInTerminal } = await import(${file});
    setInterval(() => undefined, 1000);
    await runInTerminal(async ({ say }) => {
      say("started");
      return { stop: () => ${stop} };
    });`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return { child, nextLine: async () => (await lines.next()).value as string };
}

test("Ctrl-C ends in order, however often npm hands it on", async () => {
  const { child, nextLine } = begin("new Promise((resolve) => setTimeout(resolve, 300))");
  expect(await nextLine()).toBe("started");
  child.kill("SIGINT");
  expect(await nextLine()).toBe("Ending. Press Ctrl-C again to end at once.");
  child.kill("SIGINT");
  expect(await once(child, "exit")).toEqual([0, null]);
});

test("a second Ctrl-C ends at once what would take long", async () => {
  const { child, nextLine } = begin("new Promise(() => undefined)");
  expect(await nextLine()).toBe("started");
  child.kill("SIGINT");
  expect(await nextLine()).toMatch(/^Ending\./);
  const press = setInterval(() => child.kill("SIGINT"), 100);
  expect(await once(child, "exit")).toEqual([130, null]);
  clearInterval(press);
});
