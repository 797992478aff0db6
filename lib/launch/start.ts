import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { ConfigError } from "#lib/config.ts";
import { takeEnvironment } from "./environment.ts";
import { launch } from "./launch.ts";
import { LaunchError } from "./launch-error.ts";

/** `npm start` and `npm run dev`. */
const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const say = (line: string) => console.log(line);

try {
  const environment = takeEnvironment(root);
  const { appUrl } = environment.config;
  const studio = await launch({ root, environment, isDev: process.argv.includes("--dev"), say });

  let isEnding = false;
  const end = () => {
    if (isEnding) return; // npm hands the terminal's Ctrl-C on a second time
    isEnding = true;
    say("Ending.");
    void studio.stop().finally(() => process.exit(0));
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, end);

  if (studio.setupCode) say(`Setup code, for the first account: ${studio.setupCode}`);
  say(`Triptych is at ${appUrl}`);
} catch (error) {
  if (!(error instanceof LaunchError) && !(error instanceof ConfigError)) throw error;
  console.error(error.message);
  process.exit(1);
}
