import { accessSync, constants, existsSync, lstatSync, mkdirSync, readdirSync, rmdirSync } from "node:fs";
import { dataFolder, dataFolders } from "#lib/config.ts";
import { LaunchError, reasonOf } from "./launch-error.ts";
import { launchRefusals } from "./messages.ts";

/** A data folder that can be written to. */
export type DataFolder = {
  /** Takes back what was made, as long as nothing stands in it. */
  undo(): void;
};

/** Makes the data folder when it is missing. Throws `LaunchError` when it, or what stands in it for one of the studio's own folders, cannot be used. */
export function openDataFolder(dataDir: string): DataFolder {
  const isNew = !existsSync(dataDir);
  try {
    // Others may pass through for root alone: PostgreSQL then runs as a user of its own. Secrets are files of mode 0600.
    makeUsable(dataDir, process.getuid?.() === 0 ? 0o711 : 0o700);
    readdirSync(dataDir);
  } catch (error) {
    throw new LaunchError(launchRefusals.dataFolder(dataDir, reasonOf(error)), { cause: error });
  }
  for (const name of dataFolders) {
    const folder = dataFolder(dataDir, name);
    try {
      if (lstatSync(folder, { throwIfNoEntry: false })) makeUsable(folder, 0o700); // the others are made when they are needed
    } catch (error) {
      throw new LaunchError(launchRefusals.folder(folder, reasonOf(error)), { cause: error });
    }
  }
  return {
    undo() {
      if (isNew && readdirSync(dataDir).length === 0) rmdirSync(dataDir);
    },
  };
}

function makeUsable(folder: string, mode: number): void {
  mkdirSync(folder, { recursive: true, mode });
  accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
}

/** The folder of the logs, made when it is missing. */
export function logFolder(dataDir: string): string {
  const folder = dataFolder(dataDir, "logs");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}
