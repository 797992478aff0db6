import { readFile, rm, stat, writeFile } from "node:fs/promises";
import * as z from "zod/mini";
import { formatSchema } from "#lib/domain/media/format.ts";
import { blobPath, uploadPath } from "#lib/storage/paths.ts";
import type { UploadTicket } from "./upload-ticket.ts";

const receiptSchema = z.strictObject({ sha256: z.string(), format: formatSchema });
export type Receipt = z.infer<typeof receiptSchema>;

/**
 * What is remembered of a whole upload for a day, so that a page that never got our answer does not send the bytes a second
 * time. Null when there was none, or none that is whole, or when its bytes are not in their place: not yet, or not any more.
 */
export async function findReceipt(dataDir: string, ticket: UploadTicket): Promise<Receipt | null> {
  const text = await readFile(receiptPath(dataDir, ticket), "utf8").catch(() => null); // most uploads are new
  if (text === null) return null;
  const receipt = parseReceipt(text);
  const blob = receipt && (await stat(blobPath(dataDir, ticket.memberId, receipt.sha256)).catch(() => null));
  if (blob?.size === ticket.sizeBytes) return receipt;
  await rm(receiptPath(dataDir, ticket), { force: true });
  return null;
}

/** Null for what was only begun to be written when the power failed. */
function parseReceipt(text: string): Receipt | null {
  try {
    return receiptSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Remembers a whole upload for a day, for `findReceipt`. */
export async function writeReceipt(dataDir: string, ticket: UploadTicket, receipt: Receipt): Promise<void> {
  await writeFile(receiptPath(dataDir, ticket), JSON.stringify(receipt), { mode: 0o600 });
}

function receiptPath(dataDir: string, ticket: UploadTicket): string {
  return uploadPath(dataDir, ticket, "done");
}
