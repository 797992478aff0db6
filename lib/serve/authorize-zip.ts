import { stat } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { findChosen } from "#lib/data/history/find-chosen.ts";
import { fileNames } from "#lib/domain/media/file-names.ts";
import type { GenerationId, ModelId } from "#lib/domain/base/id.ts";
import { modelLabel } from "#lib/domain/limits/model.ts";
import { resultManifest } from "#lib/domain/generation/result-manifest.ts";
import { findModel } from "#lib/providers/catalog.ts";
import { findMember } from "#lib/session/find-member.ts";
import { localPathOf } from "#lib/storage/open-blob.ts";
import { manifestName, type ZipGrant } from "#lib/storage/zip/send-zip.ts";

type Chosen = Awaited<ReturnType<typeof findChosen>>[number];

/** A member's own results as a zip, with a manifest that names those without a file too. Null for everybody else, and where no file is left. */
export async function authorizeZip(
  request: IncomingMessage,
  generationIds: readonly GenerationId[],
): Promise<ZipGrant | null> {
  const member = await findMember(new Headers({ cookie: request.headers.cookie ?? "" }));
  const found = member ? await findChosen(member, generationIds) : [];
  const chosen = await Promise.all(found.map(async (one) => ({ ...one, files: await presentOf(one) })));
  const all = chosen.flatMap(({ result, files }) => files.map((file) => ({ result, file })));
  if (all.length === 0) return null;
  const [, ...free] = fileNames([manifestName, ...all.map(({ file }) => file.name)]);
  const names = new Map(free.map((name, index) => [all[index]!.file, name])); // as many as there are files
  const packed = chosen
    .filter(({ files }) => files.length > 0)
    .map(({ result, files }) => ({
      result,
      files: files.map((file) => ({
        name: names.get(file) ?? file.name,
        role: file.role,
        sha256: file.sha256,
        sizeBytes: file.sizeBytes,
        measured: file.measured,
      })),
    }));
  const there = new Set<string>(packed.map(({ result }) => result.generationId));
  const madeAt = new Date().toISOString();
  return {
    fileName: `triptych-${madeAt.slice(0, 10)}.zip`,
    entries: all.map(({ result, file }) => ({
      name: names.get(file) ?? file.name,
      sizeBytes: file.sizeBytes,
      modifiedAt: new Date(result.readyAt ?? result.askedAt),
      locate: () => localPathOf(file.blob),
    })),
    manifest: resultManifest(packed, {
      labelOf,
      madeAt,
      missing: generationIds.filter((id) => !there.has(id)),
    }),
  };
}

/** The files that are where they should be: a lost one costs itself and not the download. */
async function presentOf({ files }: Chosen): Promise<Chosen["files"]> {
  const isThere = await Promise.all(
    files.map(async ({ blob }) => {
      if (blob.location !== "disk") return true; // it is fetched when it is its turn
      const found = await stat(await localPathOf(blob)).catch(() => null);
      return found?.size === blob.sizeBytes;
    }),
  );
  return files.filter((_file, index) => isThere[index]);
}

function labelOf(modelId: ModelId): string {
  const found = findModel(modelId);
  return found ? modelLabel(found.model, found.provider) : modelId;
}
