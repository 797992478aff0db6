import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod/mini";
import { openDataFolder } from "#lib/launch/data-folder.ts";
import { LaunchError } from "#lib/launch/launch-error.ts";
import { lockFolder } from "#lib/launch/lock.ts";
import { readOrMakePassword } from "#lib/launch/postgres/cluster.ts";
import { ownHomeOf } from "#lib/launch/postgres/placement.ts";
import { findRunning, stopPostgres } from "#lib/launch/postgres/server.ts";
import { demoLines, demoRefusals } from "./messages.ts";

const markName = "demo.json";
/** What a start has left that was ended while it wrote the mark. */
const halfMarkName = `${markName}.new`;
/** `galleryToken`: null until everything is there. */
const markSchema = z.strictObject({
  madeBy: z.literal("npm run demo"),
  galleryToken: z.nullable(z.string()),
});

/** The demo's own data folder. */
export type DemoFolder = {
  path: string;
  /** What opens the shared gallery; null in a folder that is still to be filled. */
  galleryToken: string | null;
  /** Notes that everything is there: the next start fills nothing. */
  markFull(galleryToken: string): void;
};

/**
 * Opens the demo's folder, makes it when it is missing, and empties it when that is wanted or when the last start was ended before
 * it was full. Throws `LaunchError` for a folder that the demo has not made, which it leaves as it is, and for one in use.
 */
export async function openDemoFolder(
  path: string,
  { isFresh, say }: { isFresh: boolean; say: (line: string) => void },
): Promise<DemoFolder> {
  const isUsed = existsSync(path) && readdirSync(path).some((name) => name !== halfMarkName);
  const mark = readMark(path);
  if (isUsed && !mark) throw new LaunchError(demoRefusals.foreignFolder(path));
  const galleryToken = isFresh ? null : (mark?.galleryToken ?? null);
  if (isUsed && galleryToken === null) {
    await empty(path);
    say(isFresh ? demoLines.emptied(path) : demoLines.again(path));
  }
  openDataFolder(path);
  const write = (token: string | null) => {
    const written = { madeBy: "npm run demo", galleryToken: token } satisfies z.infer<typeof markSchema>;
    // A full disk must not take the mark away: without it the folder is nobody's to empty.
    writeFileSync(join(path, halfMarkName), `${JSON.stringify(written)}\n`, { mode: 0o600 });
    renameSync(join(path, halfMarkName), join(path, markName));
  };
  if (galleryToken === null) write(null);
  return { path, galleryToken, markFull: write };
}

function readMark(path: string): z.infer<typeof markSchema> | null {
  const file = join(path, markName);
  if (!existsSync(file)) return null;
  try {
    return markSchema.safeParse(JSON.parse(readFileSync(file, "utf8"))).data ?? null;
  } catch {
    return null; // somebody else's file of that name
  }
}

/** Takes everything out but the mark, so that a start which ends in between is known again. */
async function empty(path: string): Promise<void> {
  const lock = await lockFolder(path);
  try {
    const home = ownHomeOf(path); // for root it may stand elsewhere
    if (home !== null) {
      // The server of a start that was killed may still run on these files.
      const password = readOrMakePassword(path);
      const running = await findRunning({ cluster: join(home, "cluster"), password });
      if (running) await stopPostgres(running);
      rmSync(home, { recursive: true, force: true });
    }
    const kept = (name: string) => name === markName || name.endsWith(".sock");
    for (const name of readdirSync(path))
      if (!kept(name)) rmSync(join(path, name), { recursive: true, force: true });
  } finally {
    lock.release();
  }
}
