import { accessSync, constants, existsSync, mkdirSync, readdirSync, rmdirSync } from "node:fs";
import { join } from "node:path";
import { LaunchError, reasonOf } from "./launch-error.ts";
import { launchRefusals } from "./messages.ts";

/** A data folder that can be written to. */
export type DataFolder = {
  /** Takes back what was made, as long as nothing stands in it. */
  undo(): void;
};

/** Makes the data folder when it is missing. Throws `LaunchError` when it cannot be used. */
export function openDataFolder(dataDir: string): DataFolder {
  const isNew = !existsSync(dataDir);
  try {
    // Others may pass through for root alone: PostgreSQL then runs as a user of its own. Secrets are files of mode 0600.
    mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    readdirSync(dataDir);
  } catch (error) {
    throw new LaunchError(launchRefusals.dataFolder(dataDir, reasonOf(error)), { cause: error });
  }
  return {
    undo() {
      if (isNew && readdirSync(dataDir).length === 0) rmdirSync(dataDir);
    },
  };
}

/** The folder of the logs, made when it is missing. */
export function logFolder(dataDir: string): string {
  const folder = join(dataDir, "logs");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}
