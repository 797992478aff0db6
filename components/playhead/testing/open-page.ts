import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";
import { findBrowser } from "#tools/find-browser.ts";
import type * as Measure from "./measure.ts";
import type * as Functions from "./page.ts";
import { type PageServer, servePage } from "./serve-page.ts";

/** A browser with the bare page of the engine, and a folder whose films it can play. */
export type OpenPage = {
  browser: Browser;
  page: Page;
  server: PageServer;
  folder: string;
  close: () => Promise<void>;
};

declare global {
  interface Window {
    bench: typeof Measure & typeof Functions;
    playhead: ReturnType<typeof Functions.start>;
  }
}

export async function openPage(): Promise<OpenPage> {
  const executablePath = findBrowser(process.cwd(), () => undefined);
  if (!executablePath) throw new Error("No browser here: set CHROMIUM_PATH to a Chromium or Chrome.");
  const folder = await mkdtemp(join(tmpdir(), "playhead-"));
  const server = await servePage(folder);
  const args = [
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--enable-precise-memory-info",
    "--mute-audio",
    "--autoplay-policy=document-user-activation-required", // as outside of tests
  ];
  const browser = await chromium.launch({ executablePath, args });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  return {
    browser,
    page,
    server,
    folder,
    async close() {
      await browser.close();
      server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
