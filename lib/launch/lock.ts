import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { linkSync, mkdtempSync, renameSync, rmSync, symlinkSync, unlinkSync } from "node:fs";
import { createConnection, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LaunchError, reasonOf } from "./launch-error.ts";
import { launchRefusals } from "./messages.ts";

const lockName = "launcher.sock";

/** Another process has the folder. */
export class FolderInUse extends LaunchError {
  override name = "FolderInUse";
}

/**
 * Takes a folder for this process alone: a socket that listens in it. A killed process leaves a socket on which nobody
 * listens, which is no lock. Throws `FolderInUse` when another one has it, `LaunchError` when it cannot be written to.
 */
export async function lockFolder(folder: string): Promise<{ release(): void }> {
  // A socket's address holds about a hundred bytes and data folders lie deep: it is reached through a short name.
  const linkFolder = mkdtempSync(join(tmpdir(), "triptych-"));
  const short = join(linkFolder, "d");
  symlinkSync(folder, short);
  const own = `launcher-${randomBytes(6).toString("hex")}.sock`;
  const server = createServer((socket) => socket.end());
  try {
    server.listen(join(short, own));
    await once(server, "listening");
    await claim(short, own, folder);
  } catch (error) {
    server.close();
    rmSync(join(folder, own), { force: true });
    rmSync(linkFolder, { recursive: true, force: true });
    if (error instanceof LaunchError) throw error;
    throw new LaunchError(launchRefusals.folder(folder, reasonOf(error)), { cause: error });
  }
  server.unref();
  return {
    release() {
      rmSync(join(folder, lockName), { force: true });
      server.close();
      rmSync(linkFolder, { recursive: true, force: true });
    },
  };
}

/** Gives the listening socket the name that counts; linking fails where the name is taken. */
async function claim(folder: string, own: string, name: string): Promise<void> {
  const taken = new FolderInUse(launchRefusals.folderInUse(name));
  const lock = join(folder, lockName);
  for (;;) {
    try {
      linkSync(join(folder, own), lock);
      unlinkSync(join(folder, own));
      return;
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    }
    if (await isListening(lock)) throw taken;
    // Moved aside before it is removed: meanwhile another start may have put a living one there.
    const stale = join(folder, `${own}.stale`);
    renameSync(lock, stale);
    if (await isListening(stale)) {
      renameSync(stale, lock);
      throw taken;
    }
    unlinkSync(stale);
  }
}

function isListening(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(path);
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}
