import { rename, rm, stat } from "node:fs/promises";
import { sniffFile } from "#lib/media/server/sniff-file.ts";
import type { RegisterUpload } from "#lib/storage/finished-upload.ts";
import { blobPath } from "#lib/storage/paths.ts";
import { putInPlace } from "#lib/storage/put-in-place.ts";
import { requireAcceptable } from "./partial-file.ts";
import { findReceipt, type Receipt, writeReceipt } from "./receipt.ts";
import { Refusal } from "./answer.ts";
import type { UploadTicket } from "./upload-ticket.ts";

/** An upload on its way to its member, and who registers it. */
type Arriving = { dataDir: string; ticket: UploadTicket; register: RegisterUpload };
/** What is remembered of a whole upload, and what its page is told. */
export type Finished = { receipt: Receipt; serverData: { assetId: string } };

/**
 * Gives a whole upload its place in its member's storage and has it registered, in this order, because the reading of the bytes
 * may begin at once. The receipt comes before both: when the process ends in between, a repeat finds the bytes at either place. When
 * registering fails they are back in the partial file, from which a repeat goes on; whose member was removed meanwhile are gone.
 */
export async function finishUpload(
  arriving: Arriving,
  { path, sha256 }: { path: string; sha256: string },
): Promise<Finished> {
  const { dataDir, ticket } = arriving;
  const format = await judgeWhole(path, ticket.sizeBytes);
  const receipt: Receipt = { sha256, format };
  const place = blobPath(dataDir, ticket.memberId, sha256);
  return await inTurn(place, async () => {
    const isThere = (await stat(place).catch(() => null))?.size === ticket.sizeBytes;
    await writeReceipt(dataDir, ticket, receipt);
    if (!isThere) await putInPlace(path, place);
    try {
      const serverData = await register(arriving, receipt);
      // What lay there may have been removed as damaged or deleted until the registration: ours is still here.
      if (isThere) await putInPlace(path, place);
      return { receipt, serverData };
    } catch (error) {
      const isOwnerless = error instanceof Refusal && error.code === "not-found";
      if (isOwnerless) await rm(isThere ? path : place, { force: true });
      else if (!isThere) await rename(place, path);
      throw error;
    }
  });
}

/** Registers bytes that are in their place already, for a page that never heard of the first time. Null when there are none. */
export async function repeatUpload(arriving: Arriving): Promise<Finished | null> {
  const receipt = await findReceipt(arriving.dataDir, arriving.ticket);
  return receipt && { receipt, serverData: await register(arriving, receipt) };
}

/** Throws the `Refusal` "not-found" when there is nobody to own it, and "not-registered" when it failed in any other way. */
async function register(
  { ticket, register: make }: Arriving,
  receipt: Receipt,
): Promise<{ assetId: string }> {
  const { memberId, fileName: name, sizeBytes } = ticket;
  try {
    return await make({ memberId, name, sizeBytes, ...receipt, location: "disk" });
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal("not-registered", { cause: error });
  }
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
