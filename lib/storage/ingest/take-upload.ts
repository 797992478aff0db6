import { rm } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { largestUploadBytes } from "#lib/domain/media/upload-limits.ts";
import type { RegisterUpload } from "#lib/storage/finished-upload.ts";
import { removeStaleUploads } from "#lib/storage/remove-bytes.ts";
import { ensureIncomingFolder } from "#lib/storage/store-file.ts";
import { type Finished, finishUpload, repeatUpload } from "./finish-upload.ts";
import { asRefusal, requireFreeSpace } from "#lib/storage/disk-space.ts";
import { partialPath, partialSize, writePartial } from "./partial-file.ts";
import { boundaryOf, readFilePart } from "./read-file-part.ts";
import { findReceipt } from "./receipt.ts";
import { Refusal } from "./answer.ts";
import type { UploadTicket } from "./upload-ticket.ts";

/** What a finished PUT answers, as UploadThing's client reads it. */
export type UploadAnswer = {
  url: string;
  appUrl: string;
  ufsUrl: string;
  fileHash: string;
  serverData: { assetId: string };
};

type Running = { cut(): void; ended: Promise<unknown>; pieces: number };

/** A connection that says nothing for so long is dead: the page will come back with another. */
const stalledMs = 60_000;

/** Takes uploads, one stream at a time for each: a newer one cuts the older, whose connection may be dead long since. */
export function createUploadReceiver(options: { dataDir: string; appUrl: string; register: RegisterUpload }) {
  const { dataDir } = options;
  const running = new Map<string, Running>();
  const cleaner = createCleaner(dataDir);

  /** Ends the stream that is being taken, if any, and waits until its last bytes are written. */
  async function cutRunning(uploadId: string): Promise<void> {
    for (let other = running.get(uploadId); other; other = running.get(uploadId)) await endRunning(other);
  }

  async function receive(
    ticket: UploadTicket,
    request: IncomingMessage,
    onProgress: () => void,
  ): Promise<UploadAnswer> {
    const offset = Number(/^bytes=(\d{1,15})-$/.exec(request.headers.range ?? "")?.[1] ?? Number.NaN);
    if (Number.isNaN(offset) || offset > ticket.sizeBytes) throw new Refusal("range-invalid");
    if (ticket.sizeBytes === 0) throw new Refusal("empty");
    if (ticket.sizeBytes > largestUploadBytes) throw new Refusal("too-large");
    const path = partialPath(dataDir, ticket);
    const chunks = readFilePart(
      request.iterator({ destroyOnReturn: false }),
      boundaryOf(request.headers["content-type"]),
      ticket.sizeBytes - offset,
      onProgress,
    );
    const arriving = { dataDir, ticket, register: options.register };
    if (offset === (await partialSize(path))) {
      await requireFreeSpace(await ensureIncomingFolder(dataDir), ticket.sizeBytes - offset);
      const { sha256 } = await writePartial({ path, offset, sizeBytes: ticket.sizeBytes, chunks });
      return answer(ticket, await finishUpload(arriving, { path, sha256 }));
    }
    const repeated = offset === ticket.sizeBytes ? await repeatUpload(arriving) : null;
    // Beyond what is here there would be a hole. Before it stands a browser that, told nothing, sends a request again whose
    // connection broke, from its beginning: refused, the page asks how much is here and goes on from there.
    if (!repeated) throw new Refusal("range-invalid");
    await rm(path, { force: true });
    return answer(ticket, repeated);
  }

  function answer(ticket: UploadTicket, { receipt, serverData }: Finished): UploadAnswer {
    const url = `${options.appUrl}/ingest/${ticket.key}`;
    return { url, appUrl: url, ufsUrl: url, fileHash: receipt.sha256, serverData };
  }

  return {
    /** How many bytes of an upload are here. */
    async sizeSoFar(ticket: UploadTicket): Promise<number> {
      await cleaner.clean();
      await cutRunning(ticket.uploadId);
      if (await findReceipt(dataDir, ticket)) return ticket.sizeBytes;
      const sizeBytes = await partialSize(partialPath(dataDir, ticket));
      if (sizeBytes <= ticket.sizeBytes) return sizeBytes;
      await rm(partialPath(dataDir, ticket), { force: true });
      return 0;
    },

    /** Takes the rest of an upload, registers it, and gives the answer. Throws a `Refusal`. */
    async take(ticket: UploadTicket, request: IncomingMessage): Promise<UploadAnswer> {
      // Others may have waited for the same one: whoever finds none is the next.
      while (running.has(ticket.uploadId)) await cutRunning(ticket.uploadId);
      request.setTimeout(stalledMs, () => {
        if (!request.complete) request.destroy();
      });
      const entry: Running = {
        pieces: 0,
        cut: () => {
          if (!request.complete) request.destroy();
        },
        ended: Promise.resolve(),
      };
      const work = receive(ticket, request, () => (entry.pieces += 1));
      entry.ended = work.catch(() => undefined); // `take` itself tells of it
      running.set(ticket.uploadId, entry);
      try {
        return await work;
      } catch (error) {
        throw asRefusal(error);
      } finally {
        if (running.get(ticket.uploadId) === entry) running.delete(ticket.uploadId);
      }
    },
  };
}

const cleanEveryMs = 60 * 60 * 1000;
const lookMs = 50;
const idleLooks = 8;
const graceLooks = 60;

/**
 * Megabytes of a connection that was just cut may still wait in the system's buffers: as long as they come they are taken,
 * for a while. A connection from which nothing comes is cut soon. Looks are counted instead of time, because on a busy machine
 * both the bytes and the clock's callbacks come late.
 */
async function endRunning(other: Running): Promise<void> {
  let seen = other.pieces;
  let idle = 0;
  let looks = 0;
  const timer = setInterval(() => {
    idle = other.pieces === seen ? idle + 1 : 0;
    seen = other.pieces;
    looks += 1;
    if (idle >= idleLooks || looks >= graceLooks) other.cut();
  }, lookMs);
  await other.ended;
  clearInterval(timer);
}

/** Once an hour the first who begins to upload finds the leftovers of others removed. */
function createCleaner(dataDir: string) {
  let nextAt = 0;
  return {
    clean: async (): Promise<void> => {
      if (performance.now() < nextAt) return;
      nextAt = performance.now() + cleanEveryMs;
      await removeStaleUploads({ dataDir });
    },
  };
}
