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

/** Firefox: the one that FIREFOX_PATH names, else one of this machine, else Debian's. Null when there is none to be had. */
export function findFirefox(say: (line: string) => void): string | null {
  const named = process.env.FIREFOX_PATH;
  if (named) return existsSync(named) ? named : null;
  const known = () => onPath(["firefox-esr", "firefox"]);
  if (!known()) installFromDebian(["firefox-esr"], say); // with what it recommends: it plays no H.264 by itself
  return known();
}

function systemBrowser(): string | null {
  return onPath(systemNames) ?? macPaths.find((path) => existsSync(path)) ?? null;
}

function onPath(names: readonly string[]): string | null {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const found = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return found.find((path) => existsSync(path)) ?? null;
}

function install(root: string, say: (line: string) => void): string | null {
  say("No browser here: trying to install Playwright's Chromium.");
  const cli = join(root, "node_modules/playwright/cli.js");
  run(process.execPath, [cli, "install", "chromium"]);
  const own = ownBrowser();
  if (own) return own;
  installFromDebian(["--no-install-recommends", "chromium"], say);
  return systemBrowser();
}

function installFromDebian(what: readonly string[], say: (line: string) => void): void {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return;
  say(`Trying apt-get install ${what.at(-1)}.`);
  run("apt-get", ["update"]);
  run("apt-get", ["install", "--yes", ...what]);
}

function run(command: string, args: string[]): void {
  const env = childEnvironment({ DEBIAN_FRONTEND: "noninteractive" });
  spawnSync(command, args, { env, stdio: "ignore", timeout: 300_000 });
}
