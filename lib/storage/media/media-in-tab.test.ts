import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Format, formats } from "#lib/domain/media/format.ts";
import { createFilm } from "#lib/media/server/testing/create-film.ts";
import { findBrowser } from "#tools/find-browser.ts";
import { createMediaHandler } from "./media-handler.ts";

/** What a browser does with files that are opened in a tab of their own, or put into a page of the same origin. */
const assetOf = (index: number) => `0192d6a0-0000-7000-8000-${String(index).padStart(12, "0")}`;
const addressOf = (index: number) => `/media/a/${assetOf(index)}`;

/** Reports to the server as soon as anything of it runs, by whatever way a browser takes it for a page, a script or a style. */
const page = `<!doctype html><html><body onload="fetch('/ran/load')"><script>fetch("/ran/script")</script>
<img src="/ran/image" onerror="fetch('/ran/error')"><style>@import "/ran/style";</style>
<svg xmlns="http://www.w3.org/2000/svg" onload="fetch('/ran/svg')"></svg>`;
const text = (words: string) => Buffer.from(words, "latin1");
const matroska = (words: string) =>
  Buffer.concat([Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0x8b, 0x42, 0x82, 0x88]), text(`matroska${words}`)]);
const polyglots: readonly (readonly [Format, Buffer])[] = [
  ["mp4", Buffer.concat([text("\0\0\0\x18ftypisom\0\0\x02\0isommp41"), text(page)])],
  ["mov", Buffer.concat([text("\0\0\0\x14ftypqt  \0\0\0\0qt  "), text(page)])],
  [
    "webm",
    Buffer.concat([Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0x87, 0x42, 0x82, 0x84]), text(`webm${page}`)]),
  ],
  [
    "weba",
    Buffer.concat([Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0x87, 0x42, 0x82, 0x84]), text(`webm${page}`)]),
  ],
  ["mp3", Buffer.concat([text("ID3\x04\0\0\0\0\x10\0"), text(page)])],
  ["wav", text(`RIFF\xff\xff\xff\xffWAVE${page}`)],
  ["m4a", Buffer.concat([text("\0\0\0\x14ftypM4A \0\0\0\0isom"), text(page)])],
  ["gif", text(`GIF89a/*${page}*/=1;fetch("/ran/gif")//`)],
  ["bmp", text(`BM/*${page}*/=1;fetch("/ran/bmp")//`)],
  ["jpeg", Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xfe, 0x10, 0]), text(page)])],
  ["png", text(`\x89PNG\r\n\x1a\n${page}`)],
  ["heic", Buffer.concat([text("\0\0\0\x18ftypheic\0\0\0\0mif1heic"), text(page)])],
  ["avif", Buffer.concat([text("\0\0\0\x18ftypavif\0\0\0\0mif1avif"), text(page)])],
  ["jxl", Buffer.concat([Buffer.from([0xff, 0x0a]), text(page)])],
  ["tiff", text(`II*\0/*${page}*/`)],
  ["mkv", matroska(page)],
  ["mka", matroska(page)],
  ["avi", text(`RIFF\xff\xff\xff\xffAVI ${page}`)],
  ["flac", text(`fLaC${page}`)],
  ["ogg", text(`OggS${page}`)],
  ["aiff", text(`FORM\xff\xff\xff\xffAIFF${page}`)],
  ["aac", Buffer.concat([Buffer.from([0xff, 0xf1, 0x50, 0x80]), text(page)])],
];
const playable = ["header at the start", "webm", "weba", "mp3", "wav", "m4a"] as const;
const formatOf = {
  "header at the start": "mp4",
  webm: "webm",
  weba: "weba",
  mp3: "mp3",
  wav: "wav",
  m4a: "m4a",
} as const;

let folder: string;
let server: Server;
let origin: string;
let browser: Browser;
let tab: Page;
let ran: string[];
const files: { path: string; format: Format }[] = [];

async function put(format: Format, bytes: Buffer): Promise<void> {
  const path = join(folder, `${files.length}`);
  await writeFile(path, bytes);
  files.push({ path, format });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tab-"));
  for (const name of playable) await put(formatOf[name], await createFilm(name));
  for (const [format, bytes] of polyglots) await put(format, bytes);
  const handle = createMediaHandler({
    authorize: async (_request, target) => {
      const index = files.findIndex((_, at) => target.from === "asset" && target.assetId === assetOf(at));
      const file = files[index];
      if (!file) return null;
      const { contentType, extension } = formats[file.format];
      const fileName = `file.${extension}`;
      return { path: file.path, sha256: `${index}`, contentType, fileName, audience: "member" };
    },
    onError: (error) => ran.push(String(error)),
  });
  server = createServer((request, response) => {
    const url = request.url ?? "";
    if (url.startsWith("/media/")) return void handle(request, response);
    if (url.startsWith("/ran/")) ran.push(url);
    response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>A page</title>");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on TCP
  const executablePath = findBrowser(process.cwd(), () => undefined);
  if (!executablePath) throw new Error("No browser here: set CHROMIUM_PATH to a Chromium or Chrome.");
  browser = await chromium.launch({
    executablePath,
    args: [
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      "--disable-background-networking",
      "--no-first-run",
      "--mute-audio",
      "--autoplay-policy=no-user-gesture-required",
    ],
  });
});
afterAll(async () => {
  await browser.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  ran = [];
  tab = await browser.newPage();
});
afterEach(() => tab.close());

describe("in a tab of its own", () => {
  test.each(playable.map((name, index) => [name, index] as const))("%s plays", async (_name, index) => {
    await tab.goto(origin + addressOf(index));
    const playedSeconds = () => tab.evaluate(() => document.querySelector("video")?.currentTime ?? 0);
    await expect.poll(playedSeconds).toBeGreaterThan(0.2);
  });

  test("nothing but the player runs: no script, no request of its own, no frame", async () => {
    await tab.goto(origin + addressOf(0));
    await tab.evaluate(async () => {
      const script = document.createElement("script");
      script.textContent = "document.title = 'it ran'";
      const source = document.createElement("script");
      source.src = "/ran/source";
      const frame = document.createElement("iframe");
      frame.src = "/ran/frame";
      const image = document.createElement("img");
      image.src = "/ran/image";
      document.documentElement.append(script, source, frame, image);
      await fetch("/ran/fetch").catch(() => undefined);
    });
    expect(await tab.title()).not.toBe("it ran");
    expect(ran).toEqual([]);
  });

  test.each(polyglots.map(([format], index) => [format, playable.length + index] as const))(
    "a %s that is a page too is no page",
    async (_format, index) => {
      // What cannot be shown is downloaded, or is an empty picture: either way the browser comes to rest.
      await tab.goto(origin + addressOf(index)).catch(() => undefined);
      await tab.goto(`${origin}/`);
      expect(ran).toEqual([]);
    },
  );
});

test.each(polyglots.map(([format], index) => [format, playable.length + index] as const))(
  "a %s that is a page too is neither page, script nor style within another",
  async (_format, index) => {
    await tab.goto(`${origin}/`);
    await tab.evaluate(async (address) => {
      const made = (["iframe", "embed", "object", "script", "link", "img", "video"] as const).map((name) => {
        const element = document.createElement(name);
        if (name === "link") element.setAttribute("rel", "stylesheet");
        element.setAttribute(name === "link" ? "href" : name === "object" ? "data" : "src", address);
        return element;
      });
      const settled = made.map(
        (element) =>
          new Promise<void>((resolve) => {
            for (const event of ["load", "error", "loadedmetadata"])
              element.addEventListener(event, () => resolve());
          }),
      );
      document.body.append(...made);
      // An embedded file that cannot be shown says nothing: the picture and the script always do.
      await Promise.all([settled[3], settled[5]]);
    }, addressOf(index));
    expect(ran).toEqual([]);
  },
);
