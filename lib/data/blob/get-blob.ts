import { foundOrThrow } from "#lib/data/app-error.ts";
import { type StoredBlob, toStoredBlob } from "#lib/data/asset/find-stored-file.ts";
import { database } from "#lib/data/database.ts";
import { type Measured, measuredSchema } from "#lib/domain/asset.ts";
import type { BlobId } from "#lib/domain/id.ts";
import { type DerivativeKind, derivativeKinds, newestOf, presentOf } from "#lib/domain/media/derivative.ts";
import type { Worker } from "#lib/domain/scope.ts";

const states = ["measuring", "ready", "unreadable", "gone"] as const;
/** `gone`: its bytes were removed, its row stays for what was made with them. */
export type BlobState = (typeof states)[number];

/** Where a blob's bytes stand, whether they have been read and with what outcome, and which files today's makers have made from them. Throws "not-found". */
export async function getBlob(
  _worker: Worker,
  id: BlobId,
): Promise<StoredBlob & { state: BlobState; measured: Measured; derivatives: DerivativeKind[] }> {
  const row = foundOrThrow(
    await database().blob.findUnique({ where: { id }, include: { derivatives: true } }),
  );
  return {
    ...toStoredBlob(row),
    state: states.find((state) => state === row.state) ?? "measuring",
    measured: measuredSchema.parse(row.measured),
    derivatives: derivativeKinds.filter(
      (kind) => newestOf(kind, row.derivatives)?.version === presentOf(kind).version,
    ),
  };
}
