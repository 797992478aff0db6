import type { DerivativeKind } from "#lib/data/asset/find-stored-file.ts";
import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import type { Measured } from "#lib/domain/asset.ts";
import type { BlobId } from "#lib/domain/id.ts";
import type { Worker } from "#lib/domain/scope.ts";

/** A file made from a blob; its bytes stand in DATA_DIR/derivatives/<sha256> before this is recorded. */
export type NewDerivative = {
  kind: DerivativeKind;
  contentType: string;
  sha256: string;
  sizeBytes: number;
  widthPx?: number;
  heightPx?: number;
};

/** Records what our own reading of a blob says, with the files made from it. Doing it twice leaves one of each kind. */
export async function recordMeasured(
  _worker: Worker,
  blobId: BlobId,
  reading: { state: "ready" | "unreadable"; measured: Measured; derivatives: readonly NewDerivative[] },
): Promise<void> {
  await database().$transaction(async (transaction) => {
    await transaction.blob.update({
      where: { id: blobId },
      data: { state: reading.state, measured: reading.measured },
    });
    await transaction.derivative.deleteMany({
      where: { blobId, kind: { in: reading.derivatives.map(({ kind }) => kind) } },
    });
    await transaction.derivative.createMany({
      data: reading.derivatives.map((derivative) => ({ ...derivative, id: createId(), blobId })),
    });
  });
}
