import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { takeEnvironment } from "./environment.ts";
import { launch } from "./launch.ts";
import { launcherLines } from "./messages.ts";
import { runInTerminal } from "./run-in-terminal.ts";

/** `npm start` and `npm run dev`. */
const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

await runInTerminal(async ({ say, signal }) => {
  const environment = takeEnvironment(root);
  const isDev = process.argv.includes("--dev");
  const keepsCopy = !process.argv.includes("--without-copy");
  const studio = await launch({ root, environment, isDev, keepsCopy, say, signal });
  if (studio.setupCode) say(launcherLines.setupCode(studio.setupCode));
  say(launcherLines.ready(environment.config.appUrl));
  return studio;
});
