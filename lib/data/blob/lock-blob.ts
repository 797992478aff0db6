import type { Transaction } from "#lib/data/database.ts";

/**
 * Holds a blob's row until the transaction ends, so that nobody registers its bytes while they are being removed, nor the
 * other way round. False when there is no such row (any more).
 */
export async function lockBlob(transaction: Transaction, blobId: string): Promise<boolean> {
  const rows = await transaction.$queryRaw<unknown[]>`
    SELECT 1 FROM blob WHERE id = ${blobId}::uuid FOR UPDATE`;
  return rows.length > 0;
}
