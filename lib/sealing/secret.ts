import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { dataFolder } from "#lib/config.ts";
import { readOrMakeFile } from "./kept-file.ts";

/** A secret of 256 random bits as base64url, made at the first call and kept in `DATA_DIR/secrets/<name>`. */
export function readOrMakeSecret(dataDir: string, name: string): string {
  return readOrMakeFile(join(dataFolder(dataDir, "secrets"), name), () =>
    randomBytes(32).toString("base64url"),
  );
}
