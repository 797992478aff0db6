import { stat } from "node:fs/promises";
import { createInterface } from "node:readline";
import { type Format, formats, isConvertedFormat } from "#lib/domain/media/format.ts";
import type { MediaJob, MediaJobDone } from "#lib/media/server/media-job.ts";
import { openFileSource } from "#lib/media/server/file-source.ts";
import { sniffSource } from "#lib/media/sniff-format.ts";
import { Unreadable } from "#lib/media/reading.ts";
import { hasRoom, NoSpace } from "./no-space.ts";

/** The limited child: a job in on every line, its answer out on one, until the input ends. */
const lines = createInterface({ input: process.stdin });
// Without a parent nobody wants what is being made, which may take minutes.
lines.once("close", () => process.exit(0));
for await (const line of lines) {
  const answer = await answerJob(JSON.parse(line) as MediaJob); // our own process wrote it
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}

/** Any other error of a decoder than our own means that the file is damaged. */
async function answerJob(
  job: MediaJob,
): Promise<{ ok: MediaJobDone } | { unreadable: string } | { noSpace: true }> {
  try {
    if (job.wanted === "cleaning" || job.wanted === "recutting") return { ok: await clean(job) };
    if (job.wanted === "copying") return { ok: await copy(job) };
    if (job.wanted === "strip") return { ok: await cutStrip(job) };
    if (job.wanted === "frame") return { ok: await takeFrame(job) };
    if (job.wanted === "converting") return { ok: await convertFile(job) };
    return { ok: job.wanted === "reading" ? await read(job) : await show(job) };
  } catch (error) {
    if (error instanceof NoSpace || (await lacksRoom(job))) return { noSpace: true };
    return { unreadable: error instanceof Unreadable ? error.reason : "damaged" };
  }
}

/** Where a copy may not have fitted, nothing that fails says anything about the file: codecs tell a full disk in words of their own. */
async function lacksRoom({ path, folder }: MediaJob): Promise<boolean> {
  const size = (await stat(path).catch(() => null))?.size; // none where the file itself is missing
  return folder !== undefined && size !== undefined && !(await hasRoom(folder, size));
}

// Modules are loaded when needed: a decoder of films costs more to start than an image takes to read.

async function read({ path, folder }: MediaJob & { wanted: "reading" }): Promise<MediaJobDone> {
  const format = await findFormat(path);
  const { kind } = formats[format];
  if (kind === "image") {
    const { readImage, readKeptImage } = await import("./read-image.ts");
    if (isConvertedFormat(format)) return { format, kind, ...(await readKeptImage(path, format, folder)) };
    const measured = await readImage(path, format);
    if (!folder) return { format, kind, measured, made: [] };
    const { prepareImage } = await import("./prepare-image.ts");
    const { made, ...colours } = await prepareImage(path, format, folder);
    return { format, kind, measured: { ...measured, ...colours }, made };
  }
  const { readFilm } = await import("./read-film.ts");
  const measured = await readFilm(path, format);
  if (!folder || !measured.widthPx) return { format, kind, measured, made: [] };
  const { savePoster } = await import("./derive-film.ts");
  return { format, kind, measured, made: await savePoster({ path, format, measured, folder }) };
}

async function clean(job: MediaJob & { wanted: "cleaning" | "recutting" }): Promise<MediaJobDone> {
  const { format, measured } = job;
  const { cleanFilm, recutFilm } = await import("./cleaning/clean-film.ts");
  const make = job.wanted === "recutting" ? recutFilm : cleanFilm;
  const cleaned = await make(job).catch((error: unknown) => {
    throw error instanceof NoSpace ? error : new Unreadable("not-cleanable", { cause: error });
  });
  const { kind } = formats[format];
  return cleaned
    ? { format, kind, measured: cleaned.measured, made: [cleaned.made] }
    : { format, kind, measured, made: [] };
}

async function show(job: MediaJob & { wanted: "show" }): Promise<MediaJobDone> {
  const { format, measured } = job;
  const { kind } = formats[format];
  if (kind === "image") {
    const { savePreview } = await import("./prepare-image.ts");
    return { format, kind, measured, made: await savePreview(job) };
  }
  const { saveSound } = await import("./derive-film.ts");
  const { saveListen } = await import("./save-listen.ts");
  const { decodeFirst } = await import("./decode-first.ts");
  const sound = await decodeFirst(job);
  const made = [...(await saveSound(sound)), ...(kind === "audio" ? await saveListen(sound) : [])];
  if (made.length === 0) return { format, kind, measured, made };
  const { readLoudness } = await import("./read-loudness.ts");
  const loudnessLufs = await readLoudness(sound.path, sound.format).catch(() => null);
  return { format, kind, measured, made, ...(loudnessLufs === null ? {} : { loudnessLufs }) };
}

async function copy(job: MediaJob & { wanted: "copying" }): Promise<MediaJobDone> {
  const { format, measured } = job;
  const { copyFilm } = await import("./copy-film.ts");
  return { format, kind: formats[format].kind, measured, made: [await copyFilm(job)] };
}

async function cutStrip(job: MediaJob & { wanted: "strip" }): Promise<MediaJobDone> {
  const { format, measured } = job;
  const { saveFilmstrip } = await import("./save-filmstrip.ts");
  return { format, kind: formats[format].kind, measured, ...(await saveFilmstrip(job)) };
}

async function takeFrame(job: MediaJob & { wanted: "frame" }): Promise<MediaJobDone> {
  const { format, measured } = job;
  const { saveFrame } = await import("./save-frame.ts");
  return { format, kind: formats[format].kind, measured, made: [], frame: await saveFrame(job) };
}

async function convertFile(job: MediaJob & { wanted: "converting" }): Promise<MediaJobDone> {
  const { format, measured } = job;
  const { convert } = await import("./converting/convert.ts");
  return {
    format,
    kind: formats[format].kind,
    measured,
    made: [],
    converted: await convert(job, createTeller()),
  };
}

/** Says on a line of its own how far a job is: so often at most, and never less than before. */
function createTeller(): (share: number) => void {
  const everyMs = 200;
  let told = 0;
  let toldAt = -Infinity;
  return (share) => {
    const progress = Math.min(1, Math.max(0, share));
    if (progress <= told || performance.now() - toldAt < everyMs) return;
    told = progress;
    toldAt = performance.now();
    process.stdout.write(`${JSON.stringify({ progress })}\n`);
  };
}

async function findFormat(path: string): Promise<Format> {
  await using source = await openFileSource(path);
  const format = await sniffSource(source);
  if (!format) throw new Unreadable("format");
  return format;
}
