import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import * as z from "zod/mini";

/** How a person finds something: by its role and its accessible name. */
type Named = { role: string; name: string };

const listens = /WebDriver BiDi listening on (ws:\/\/\S+)/;
const settings = [
  'user_pref("media.autoplay.default", 0);', // nobody is there to press
  'user_pref("intl.accept_languages", "en-GB, en");',
  'user_pref("app.update.auto", false);',
  'user_pref("datareporting.policy.dataSubmissionEnabled", false);',
].join("\n");
const patienceMs = 60_000;

const answer = z.object({
  id: z.optional(z.number()),
  method: z.optional(z.string()),
  params: z.optional(z.record(z.string(), z.unknown())),
  result: z.unknown(),
  error: z.optional(z.string()),
  message: z.optional(z.string()),
});
const found = z.object({ nodes: z.array(z.object({ sharedId: z.string() })) });
const called = z.object({ type: z.string(), result: z.optional(z.object({ value: z.unknown() })) });
const complaint = z.object({ level: z.string(), text: z.nullish(z.string()) });

/** Starts a Firefox without a window and with a profile of its own, and opens one tab. Rejects where it doesn't start within a minute. */
export async function openFirefox(path: string) {
  const profile = mkdtempSync(join(tmpdir(), "triptych-firefox-"));
  writeFileSync(join(profile, "user.js"), settings);
  const argv = ["-headless", "-no-remote", "-profile", profile, "--remote-debugging-port=0"];
  const child = spawn(path, argv, {
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, HOME: profile },
  });
  const closed = once(child, "close");
  const address = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stderr }).on("line", (line) => {
      const url = listens.exec(line)?.[1];
      if (url) resolve(url);
    });
    void closed.then(() => reject(new Error("Firefox ended before it could be driven.")));
  });
  const session = await connect(`${address}/session`);
  const { capabilities } = z
    .object({ capabilities: z.object({ browserVersion: z.string() }) })
    .parse(await session.send("session.new", { capabilities: {} }));
  await session.send("session.subscribe", { events: ["log.entryAdded"] });
  const { context } = z
    .object({ context: z.string() })
    .parse(await session.send("browsingContext.create", { type: "tab" }));
  await session.send("browsingContext.setViewport", { context, viewport: { width: 1440, height: 900 } });

  const nodeOf = async (locator: object, said: string): Promise<string> => {
    for (const end = Date.now() + patienceMs; Date.now() < end; await wait(100)) {
      const { nodes } = found.parse(await session.send("browsingContext.locateNodes", { context, locator }));
      if (nodes[0]) return nodes[0].sharedId;
    }
    throw new Error(`${said} isn't there`);
  };
  const named = (value: Named) => nodeOf({ type: "accessibility", value }, `${value.role} “${value.name}”`);
  const first = (value: string) => nodeOf({ type: "css", value }, value);
  const act = (actions: object[]) => session.send("input.performActions", { context, actions });
  const pressNode = async (sharedId: string) => {
    await session.send("script.callFunction", {
      functionDeclaration: "(element) => element.scrollIntoView({ block: 'nearest' })",
      arguments: [{ sharedId }],
      awaitPromise: true,
      target: { context },
    });
    const origin = { type: "element", element: { sharedId } };
    await act([
      {
        type: "pointer",
        id: "mouse",
        actions: [
          { type: "pointerMove", x: 0, y: 0, origin },
          { type: "pointerDown", button: 0 },
          { type: "pointerUp", button: 0 },
        ],
      },
    ]);
  };
  const typeText = (text: string) =>
    act([
      {
        type: "key",
        id: "keyboard",
        actions: [...text].flatMap((value) => [
          { type: "keyDown", value },
          { type: "keyUp", value },
        ]),
      },
    ]);

  return {
    version: capabilities.browserVersion,
    /** What the pages' consoles called an error. */
    complaints: session.complaints,
    open: (url: string) => session.send("browsingContext.navigate", { context, url, wait: "complete" }),
    press: async (what: Named) => pressNode(await named(what)),
    pressFirst: async (selector: string) => pressNode(await first(selector)),
    type: async (into: Named, text: string) => {
      await pressNode(await named(into));
      await typeText(text);
    },
    typeInto: async (selector: string, text: string) => {
      await pressNode(await first(selector));
      await typeText(text);
    },
    choose: async (selector: string, files: readonly string[]) =>
      session.send("input.setFiles", { context, element: { sharedId: await first(selector) }, files }),
    /** Asks the page again and again. Rejects with what was waited for where it doesn't come. */
    until: async (
      holds: (value: string) => boolean,
      said: string,
      withinMs = patienceMs,
      value = "",
    ): Promise<void> => {
      for (const end = Date.now() + withinMs; Date.now() < end; await wait(100)) {
        const { result } = called.parse(
          await session.send("script.callFunction", {
            functionDeclaration: String(holds),
            arguments: [{ type: "string", value }],
            awaitPromise: true,
            target: { context },
          }),
        );
        if (result?.value === true) return;
      }
      throw new Error(`${said}: not seen within ${withinMs / 1000} s`);
    },
    close: async () => {
      session.close();
      child.kill();
      await closed;
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** One session of WebDriver BiDi: commands and their answers, and what the consoles say. */
async function connect(address: string) {
  const socket = new WebSocket(address);
  await once(socket, "open");
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  const complaints: string[] = [];
  let last = 0;
  socket.addEventListener("message", ({ data }) => {
    const { id, method, params, result, error, message } = answer.parse(JSON.parse(String(data)));
    if (method === "log.entryAdded") {
      const { level, text } = complaint.parse(params);
      if (level === "error") complaints.push(text ?? "");
    }
    const asked = id === undefined ? undefined : waiting.get(id);
    if (id === undefined || !asked) return;
    waiting.delete(id);
    if (error) asked.reject(new Error(`${error}: ${message}`));
    else asked.resolve(result);
  });
  socket.addEventListener("close", () => {
    for (const asked of waiting.values()) asked.reject(new Error("Firefox has ended."));
    waiting.clear();
  });
  return {
    complaints,
    send: (method: string, params: object): Promise<unknown> => {
      last += 1;
      const asked = Promise.withResolvers<unknown>();
      waiting.set(last, asked);
      socket.send(JSON.stringify({ id: last, method, params }));
      return asked.promise;
    },
    close: () => socket.close(),
  };
}
