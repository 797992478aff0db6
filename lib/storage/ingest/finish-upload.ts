import { rename, rm, stat } from "node:fs/promises";
import { sniffFile } from "#lib/media/server/sniff-file.ts";
import { blobPath } from "#lib/storage/paths.ts";
import { putInPlace } from "#lib/storage/put-in-place.ts";
import { requireAcceptable } from "./partial-file.ts";
import { findReceipt, type Receipt, writeReceipt } from "./receipt.ts";
import { Refusal } from "./refusal.ts";
import type { UploadTicket } from "./upload-ticket.ts";

/**
 * Gives a whole upload its place in its member's storage and has it registered, in this order, because the reading of the bytes
 * may begin at once. When registering fails nothing remains but the partial file, from which a repeat goes on.
 */
export async function finishUpload(options: {
  dataDir: string;
  ticket: UploadTicket;
  path: string;
  sha256: string;
  register: (file: Receipt) => Promise<unknown>;
}): Promise<{ receipt: Receipt; serverData: unknown }> {
  const { dataDir, ticket, path, sha256 } = options;
  const format = await judgeWhole(path, ticket.sizeBytes);
  const receipt: Receipt = { sha256, format };
  const place = blobPath(dataDir, ticket.memberId, sha256);
  return await inTurn(place, async () => {
    const isThere = (await stat(place).catch(() => null))?.size === ticket.sizeBytes;
    if (!isThere) await putInPlace(path, place);
    try {
      const serverData = await options.register(receipt);
      // What lay there may have been removed as damaged or deleted until the registration: ours is still here.
      if (isThere) await putInPlace(path, place);
      await writeReceipt(dataDir, ticket, receipt);
      await rm(path, { force: true });
      return { receipt, serverData };
    } catch (error) {
      if (!isThere) await rename(place, path);
      throw error;
    }
  });
}

/** Registers the bytes of a finished upload once more, for a page that never heard of the first time. */
export async function repeatUpload(options: {
  dataDir: string;
  ticket: UploadTicket;
  register: (file: Receipt) => Promise<unknown>;
}): Promise<{ receipt: Receipt; serverData: unknown } | null> {
  const { dataDir, ticket, register } = options;
  const receipt = await findReceipt(dataDir, ticket);
  return receipt && { receipt, serverData: await register(receipt) };
}

async function judgeWhole(path: string, sizeBytes: number) {
  if ((await stat(path)).size !== sizeBytes) throw new Refusal("size-mismatch");
  const format = await sniffFile(path);
  try {
    requireAcceptable(format, sizeBytes);
    return format;
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

const turns = new Map<string, Promise<unknown>>();

/** One after another for the same place: the failure of one must not take the bytes of the other away. */
async function inTurn<Result>(place: string, work: () => Promise<Result>): Promise<Result> {
  const before = turns.get(place);
  const mine = (async () => {
    await before?.catch(() => undefined); // its own caller hears of it
    return await work();
  })();
  turns.set(place, mine);
  try {
    return await mine;
  } finally {
    if (turns.get(place) === mine) turns.delete(place);
  }
}
