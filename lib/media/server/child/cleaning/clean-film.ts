import { join } from "node:path";
import type { Measured } from "#lib/domain/media/asset.ts";
import { type Format, formats } from "#lib/domain/media/format.ts";
import { openFileSource } from "#lib/media/server/file-source.ts";
import type { MadeFile } from "#lib/media/server/media-job.ts";
import { evenSides } from "#lib/domain/media/after-edit.ts";
import { recutCopy } from "#lib/media/server/child/copy-film.ts";
import { hasRoom, NoSpace } from "#lib/media/server/child/no-space.ts";
import { readFilm } from "#lib/media/server/child/read-film.ts";
import { sniffSource } from "#lib/media/sniff-format.ts";
import { Unreadable } from "#lib/media/reading.ts";
import { cleaners } from "./cleaners.ts";
import { takesSomethingOut } from "./edit.ts";
import { writeCopy } from "./write-copy.ts";

/** An MP3's frames alone may be counted a little otherwise than with a cut one among them. */
const toleratedMs = 100;

/**
 * The copy of a video or sound that goes to providers: pictures and sound bit for bit as they were, and nothing else; and what our own
 * reading says of it. Null where there is nothing to take out. Throws where a copy cannot be made or does not read as the
 * original does, and `NoSpace`.
 */
export async function cleanFilm(job: {
  path: string;
  format: Format;
  measured: Measured;
  folder: string;
}): Promise<{ made: MadeFile; measured: Measured } | null> {
  const { path, format, measured, folder } = job;
  if (!isFilm(format)) throw new Unreadable("format");
  await using source = await openFileSource(path);
  const edits = await cleaners[format](source);
  if (!(await takesSomethingOut(source, edits))) return null;
  if (!(await hasRoom(folder, source.sizeBytes))) throw new NoSpace();
  const fileName = `sendable.${formats[format].extension}`;
  const target = join(folder, fileName);
  await writeCopy(source, edits, target);
  const reading = await readCopy(target, format);
  if (!isSame(measured, reading)) throw new Unreadable("not-cleanable");
  return {
    made: { kind: "sendable", fileName, ...sidesOf(reading) },
    measured: reading,
  };
}

/**
 * The copy of a video or sound whose edit list hides some of it: encoded anew without that, and as clean as any other; and what our own
 * reading says of it. Throws as `cleanFilm` does.
 */
export async function recutFilm(job: {
  path: string;
  format: Format;
  measured: Measured;
  folder: string;
}): Promise<{ made: MadeFile; measured: Measured }> {
  const { format, measured, folder } = job;
  const { widthPx, heightPx, hiddenMs, hiddenLaterMs } = measured;
  if (!isFilm(format)) throw new Unreadable("format");
  const sides = widthPx && heightPx ? evenSides({ widthPx, heightPx }) : null;
  const recutName = `recut.${formats[format].extension}`;
  await recutCopy(job, recutName, sides);
  const path = join(folder, recutName);
  const reading = await readCopy(path, format);
  const hidesSome = reading.hiddenMs !== undefined || reading.hiddenLaterMs !== undefined;
  if (hidesSome || reading.hasSound !== measured.hasSound) throw new Unreadable("not-cleanable");
  const cleaned = await cleanFilm({ path, format, measured: reading, folder });
  const made = cleaned?.made ?? { kind: "sendable", fileName: recutName, ...sidesOf(reading) };
  return {
    made,
    measured: { ...reading, ...(hiddenMs && { hiddenMs }), ...(hiddenLaterMs && { hiddenLaterMs }) },
  };
}

function isFilm(format: Format): format is keyof typeof cleaners {
  return format in cleaners;
}

async function readCopy(path: string, format: Format): Promise<Measured> {
  await using source = await openFileSource(path);
  if ((await sniffSource(source)) !== format) throw new Unreadable("not-cleanable");
  return readFilm(path, format);
}

function isSame(original: Measured, copy: Measured): boolean {
  const { durationMs, ...facts } = original;
  const { durationMs: copyMs, ...factsOfCopy } = copy;
  const differs = Object.entries(facts).some(
    ([key, value]) => factsOfCopy[key as keyof typeof facts] !== value, // the keys of the same record
  );
  return !differs && Math.abs((durationMs ?? 0) - (copyMs ?? 0)) <= toleratedMs;
}

function sidesOf({ widthPx, heightPx }: Measured) {
  return widthPx && heightPx ? { widthPx, heightPx } : {};
}
