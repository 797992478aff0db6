import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { ConfigError } from "#lib/config.ts";
import { takeEnvironment } from "./environment.ts";
import { launch, type Studio } from "./launch.ts";
import { LaunchError } from "./launch-error.ts";
import { launcherLines } from "./messages.ts";

/** `npm start` and `npm run dev`. */
const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const say = (line: string) => console.log(line);

let studio: Studio | undefined;
const interruption = new AbortController();
const end = () => {
  if (interruption.signal.aborted) return; // npm hands the terminal's Ctrl-C on a second time
  interruption.abort();
  say(launcherLines.ending);
  void studio?.stop().finally(() => process.exit(0));
};
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, end);
// A terminal that was closed takes no more lines: what ends here must end in order without it.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);

try {
  const environment = takeEnvironment(root);
  const isDev = process.argv.includes("--dev");
  const keepsCopy = !process.argv.includes("--without-copy");
  studio = await launch({ root, environment, isDev, keepsCopy, say, signal: interruption.signal });
  if (studio.setupCode) say(launcherLines.setupCode(studio.setupCode));
  say(launcherLines.ready(environment.config.appUrl));
} catch (error) {
  if (interruption.signal.aborted) process.exit(0);
  if (!(error instanceof LaunchError) && !(error instanceof ConfigError)) throw error;
  console.error(error.message);
  process.exit(1);
}
