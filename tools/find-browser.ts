import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";
import { childEnvironment } from "#lib/launch/environment.ts";

const systemNames = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const macPaths = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/**
 * The browser of the journeys: the one that CHROMIUM_PATH names, Playwright's own, one of this machine; else one that can
 * be installed. Null when there is none to be had. Installing may take minutes.
 */
export function findBrowser(root: string, say: (line: string) => void): string | null {
  const named = process.env.CHROMIUM_PATH;
  if (named) return existsSync(named) ? named : null;
  return ownBrowser() ?? systemBrowser() ?? install(root, say);
}

function ownBrowser(): string | null {
  const path = chromium.executablePath();
  return path && existsSync(path) ? path : null;
}

function systemBrowser(): string | null {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const found = systemNames.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...found, ...macPaths].find((path) => existsSync(path)) ?? null;
}

function install(root: string, say: (line: string) => void): string | null {
  say("No browser here: trying to install Playwright's Chromium.");
  const cli = join(root, "node_modules/playwright/cli.js");
  run(process.execPath, [cli, "install", "chromium"]);
  const own = ownBrowser();
  if (own) return own;
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return null;
  say("That failed: trying apt-get install chromium.");
  run("apt-get", ["update"]);
  run("apt-get", ["install", "--yes", "--no-install-recommends", "chromium"]);
  return systemBrowser();
}

function run(command: string, args: string[]): void {
  const env = childEnvironment({ DEBIAN_FRONTEND: "noninteractive" });
  spawnSync(command, args, { env, stdio: "ignore", timeout: 300_000 });
}
