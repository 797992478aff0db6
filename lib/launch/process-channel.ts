import { parseConfig, readEnvironment } from "#lib/config.ts";
import { LaunchError, sentenceOf } from "./launch-error.ts";
import { launchRefusals } from "./messages.ts";

/** Tells the launcher, if there is one, that this process does its work now. */
export function sayReady(): void {
  if (process.connected) process.send?.("ready");
}

/** Ends this process in order: when it is asked to, and when its launcher is gone. */
export function endWith(stop: () => Promise<void>): void {
  let isEnding = false;
  const end = () => {
    if (isEnding) return;
    isEnding = true;
    void stop().finally(() => process.exit(0));
  };
  for (const event of ["SIGTERM", "SIGINT", "disconnect"]) process.on(event, end);
  if (process.connected === false) end(); // its launcher went while it started
}

/**
 * To be called first by a part that may be started by hand: without a launcher it reads `.env` itself, the providers' keys
 * only where it needs them, and ends with one sentence where a setting cannot be used or no database is named.
 */
export function standAlone({ needsKeys }: { needsKeys: boolean }): void {
  if (process.send) return;
  const all = readSound();
  for (const [name, value] of Object.entries(all)) {
    if (needsKeys || !name.endsWith("_API_KEY")) process.env[name] = value;
    else delete process.env[name];
  }
}

function readSound(): ReturnType<typeof readEnvironment> {
  try {
    const all = readEnvironment();
    if (parseConfig(all).databaseUrl === null) throw new LaunchError(launchRefusals.noDatabaseUrl);
    return all;
  } catch (error) {
    const sentence = sentenceOf(error);
    if (sentence === null) throw error;
    console.error(sentence);
    process.exit(1);
  }
}
