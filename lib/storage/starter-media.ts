import { copyFile } from "node:fs/promises";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod/mini";
import { readConfig } from "#lib/config.ts";
import { measuredSchema } from "#lib/domain/media/asset.ts";
import { derivativeKinds } from "#lib/domain/media/derivative.ts";
import { formatSchema } from "#lib/domain/media/format.ts";
import { temporaryPath } from "./paths.ts";
import { ensureIncomingFolder, storeDerivative, storeFile } from "./store-file.ts";

const madeSchema = z.strictObject({
  kind: z.enum(derivativeKinds),
  /** Of the maker that made it. */
  version: z.int(),
  contentType: z.string(),
  sha256: z.string(),
  sizeBytes: z.int(),
  widthPx: z.optional(z.int()),
  heightPx: z.optional(z.int()),
});

/** What our own reading says of a file of the starters, by its path in `assets/scenes`, with the files made from it. */
const tableSchema = z.record(
  z.string(),
  z.strictObject({
    format: formatSchema,
    sha256: z.string(),
    sizeBytes: z.int(),
    measured: measuredSchema,
    made: z.array(madeSchema),
  }),
);
export type StarterMedia = z.infer<typeof tableSchema>;

/** Where the table and what was made of the files stand. */
export const starterFolder = join(process.cwd(), "assets/starters");

/** Where the files themselves stand. */
export const sceneFolder = join(process.cwd(), "assets/scenes");

/** What stands in the folder beside the table. */
export const madeFileName = (path: string, kind: string): string => `${path}.${kind}`;

/** The table that `tools/make-starters.ts` writes. */
export const readStarterMedia = (): StarterMedia =>
  tableSchema.parse(JSON.parse(readFileSync(join(starterFolder, "media.json"), "utf8")));

/** Takes a file of the starters, and what was made of it, into a member's storage: what the table says of it. Twice changes nothing. */
export async function storeStarterFile(memberId: string, path: string): Promise<StarterMedia[string]> {
  const { dataDir } = readConfig();
  const row = readStarterMedia()[path];
  if (!row) throw new Error(`${path} is no file of the starters`);
  await ensureIncomingFolder(dataDir);
  const copyOf = async (source: string) => {
    const fromPath = temporaryPath(dataDir);
    await copyFile(source, fromPath);
    return fromPath;
  };
  await storeFile({ memberId, fromPath: await copyOf(join(sceneFolder, path)), dataDir });
  for (const { kind } of row.made)
    await storeDerivative({ fromPath: await copyOf(join(starterFolder, madeFileName(path, kind))), dataDir });
  return row;
}
