import { stat } from "node:fs/promises";
import {
  beginConversion,
  failConversion,
  finishConversion,
  isConversionWanted,
  type Making,
  putBackConversion,
  recordConversionProgress,
} from "#lib/data/conversion/making.ts";
import { isDiskFull } from "#lib/data/is-disk-full.ts";
import { queues } from "#lib/data/queues.ts";
import type { ConversionId } from "#lib/domain/base/id.ts";
import type { Worker } from "#lib/domain/base/scope.ts";
import { mostBytes } from "#lib/domain/media/after-edit.ts";
import type { Measured } from "#lib/domain/media/asset.ts";
import type { ConversionTrouble } from "#lib/domain/media/conversion.ts";
import type { Edit } from "#lib/domain/media/edit.ts";
import { formats, type Kind } from "#lib/domain/media/format.ts";
import { holdsSound } from "#lib/domain/media/holds-sound.ts";
import { endsEarly } from "#lib/domain/media/whole.ts";
import { convertMedia } from "#lib/media/server/convert-media.ts";
import { readMedia } from "#lib/media/server/read-media.ts";
import { readDiskSpace, reservedBytes } from "#lib/storage/disk-space.ts";
import { hashFile } from "#lib/storage/hash-file.ts";
import { localPathOf } from "#lib/storage/open-blob.ts";
import { storeFile } from "#lib/storage/store-file.ts";
import type { Context } from "./context.ts";
import { readingMs, stored, withFolder } from "./derivatives.ts";
import { log } from "./log.ts";

type Here = Pick<Context, "worker" | "config" | "stopping">;

/**
 * Makes of a file what an edit asks for, as an asset of its own. A worker that is killed leaves it to the next one, which begins it
 * again; one that is asked to stop puts it down. Of what was canceled nothing is left: no bytes, no rows, no process.
 */
export async function convert(here: Here, id: ConversionId, withinMs = mostMs): Promise<void> {
  const { worker, stopping } = here;
  const making = await beginConversion(worker, id);
  if (!making) return;
  const watch = watchMaking(worker, making);
  const late = AbortSignal.timeout(withinMs);
  try {
    const trouble = await make(here, making, watch, late);
    if (trouble === null) return;
    log.info({ conversionId: id, trouble }, "a file could not be converted");
    await failConversion(worker, making, trouble);
  } catch (error) {
    if (watch.unwanted.aborted) return await failConversion(worker, making, "missing"); // unless it was canceled
    if (stopping.aborted) return await putBackConversion(worker, making);
    if (late.aborted) return await failConversion(worker, making, "too-slow");
    log.error({ error, conversionId: id }, "a conversion failed");
    await failConversion(worker, making, isDiskFull(error) ? "disk-full" : "internal");
  } finally {
    watch.end();
  }
}

/** By the clock, also on a machine that is busy with other things: before its job expires, so that it is not begun beside itself. */
const mostMs = (queues.convert.expiresAfterSeconds - 5 * 60) * 1000;

/** What of its progress is reached when the file is made, and only its own reading is left. */
const madeShare = 0.97;

/** What was encoded, and the same without the words that its encoder has written into it. */
const copiesAtOnce = 2;

async function make(
  { config: { dataDir }, worker, stopping }: Here,
  making: Making,
  watch: Watch,
  late: AbortSignal,
): Promise<ConversionTrouble | null> {
  const { edit, parent } = making;
  const signal = AbortSignal.any([stopping, watch.unwanted, late]);
  const path = await localPathOf(parent.blob);
  if (!(await stat(path).catch(() => null))) return "missing";
  // What is left must do for the database, which nobody should stop by converting a file.
  const { freeBytes } = await readDiskSpace(dataDir);
  if (freeBytes < copiesAtOnce * mostBytes(parent.measured, edit) + reservedBytes) return "disk-full";
  return withFolder(dataDir, async (folder) => {
    const onProgress = (share: number) => watch.progress(share * madeShare);
    const file = { format: parent.blob.format, measured: parent.measured };
    const converted = await convertMedia(path, file, edit, { folder, signal, onProgress });
    signal.throwIfAborted();
    if ("tooLarge" in converted) return "too-large";
    if ("unreadable" in converted) return converted.unreadable;
    const reading = await readMedia(converted.path, { folder, deadlineMs: readingMs, signal });
    signal.throwIfAborted();
    if ("unreadable" in reading) return reading.unreadable;
    if (reading.measured.needsConverting) return "not-cleanable";
    if (lacks(reading, parent, edit)) return "incomplete";
    const hashed = await hashFile(converted.path);
    const { format, measured } = reading;
    const { memberId } = parent.blob;
    await finishConversion(worker, making, async () => {
      const derivatives = await stored(reading.made);
      const bytes = await storeFile({ memberId, fromPath: converted.path, dataDir, hashed });
      return { bytes: { ...bytes, format, location: "disk" }, measured, derivatives };
    });
    return null;
  });
}

/** Whether what was made lacks pictures, sound or the end of the file that it was made of. */
function lacks(
  { kind, measured: made }: { kind: Kind; measured: Measured },
  { kind: wasKind, measured: of }: Making["parent"],
  { format, isSilent }: Edit,
): boolean {
  if (kind !== formats[format].kind) return true;
  if (kind === "video" && !isSilent && holdsSound(of) && !holdsSound(made)) return true;
  // How long one of a film's tracks is of itself, only its maker knows, which has looked at that.
  const isOneTrack = formats[format].kind !== wasKind || (isSilent && holdsSound(of));
  if (kind === "image" || isOneTrack) return false;
  return endsEarly((made.durationMs ?? 0) / 1000, (of.durationMs ?? 0) / 1000, 1 / (made.fps ?? Infinity));
}

/** How often the row is asked whether it is still to be made. Whoever cancels it does not wait longer for the machine. */
const lookEveryMs = 100;
const writeEveryMs = 250;
/** A worker that has no progress to tell says that it lives. */
const liveEveryMs = 1000;

type Watch = {
  /** Fires when it was canceled, when its file was deleted, and when another worker makes it. */
  unwanted: AbortSignal;
  progress(share: number): void;
  end(): void;
};

function watchMaking(worker: Worker, making: Making): Watch {
  const unwanted = new AbortController();
  let [told, written, writtenAt] = [0, 0, Date.now()];
  let isLooking = false;
  const look = async () => {
    if (isLooking) return;
    isLooking = true;
    try {
      const sinceMs = Date.now() - writtenAt;
      const isWriting = (told !== written && sinceMs >= writeEveryMs) || sinceMs >= liveEveryMs;
      if (isWriting) [written, writtenAt] = [told, Date.now()];
      const isWanted = await (isWriting
        ? recordConversionProgress(worker, making, written)
        : isConversionWanted(worker, making));
      if (!isWanted) unwanted.abort(new Error("It is not wanted any more"));
    } catch (error) {
      log.warn({ error }, "a conversion could not be looked at"); // while the database is away nobody can cancel it either
    } finally {
      isLooking = false;
    }
  };
  const timer = setInterval(() => void look(), lookEveryMs);
  return {
    unwanted: unwanted.signal,
    progress: (share) => (told = Math.min(1, Math.max(told, share))),
    end: () => clearInterval(timer),
  };
}
