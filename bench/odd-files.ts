/**
 * Some three hundred files of odd encodings, rates, layouts and sizes, made and told by FFmpeg: what the browser's reading and the studio's
 * say of each against what ffprobe says. Goal: none that differs. `FILES=mp3 npm run bench odd-files` takes those with "mp3" in their names.
 */
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import * as z from "zod/mini";
import type { Measured } from "#lib/domain/media/asset.ts";
import { readHeader } from "#lib/media/read-header.ts";
import { openFileSource } from "#lib/media/server/file-source.ts";
import { readMedia } from "#lib/media/server/read-media.ts";
import { oddFiles } from "./odd-files/file-list.ts";

const run = promisify(execFile);
/** Containers round times to their own units, and some encoders add a start of their own. */
const toleratedMs = 60;
const toleratedRate = 0.002;

const probeSchema = z.object({
  streams: z.array(
    z.object({
      codec_type: z.string(),
      width: z.optional(z.number()),
      height: z.optional(z.number()),
      avg_frame_rate: z.optional(z.string()),
      sample_aspect_ratio: z.optional(z.string()),
    }),
  ),
  format: z.object({ duration: z.optional(z.string()) }),
  packets: z.optional(z.array(z.object({ duration_time: z.string() }))),
});

/**
 * What ffprobe says; of an image, whose length and rate are nobody's, its sides alone. The length of an MP3 and of bare AAC is the sum of
 * its packets: told otherwise, it is guessed from the first one's rate.
 */
async function probe(path: string): Promise<Measured> {
  const shown = `-show_streams -show_format ${/\.(mp3|aac)$/.test(path) ? "-show_packets" : ""}`;
  const { stdout } = await run("ffprobe", `-v error -of json ${shown} ${path}`.split(" ").filter(Boolean));
  const { streams, format, packets } = probeSchema.parse(JSON.parse(stdout));
  const counted = packets?.reduce((sum, packet) => sum + Number(packet.duration_time), 0);
  const video = streams.find(({ codec_type }) => codec_type === "video");
  const [over = 0, under = 0] = (video?.sample_aspect_ratio ?? "").split(":").map(Number);
  const shape = over > 0 && under > 0 ? over / under : 1;
  const sides =
    video?.width && video.height
      ? {
          widthPx: Math.round(video.width * Math.max(1, shape)),
          heightPx: Math.round(video.height / Math.min(1, shape)),
        }
      : {};
  if (/\.(jpg|png|webp|gif|bmp|tiff|jxl|avif)$/.test(path)) return sides;
  const [count = 0, unit = 1] = (video?.avg_frame_rate ?? "").split("/").map(Number);
  return {
    ...sides,
    durationMs: Math.round((counted ?? Number(format.duration)) * 1000),
    ...(video && { fps: count / unit }),
  };
}

function differences(name: string, told: Measured, right: Measured): string[] {
  const isFar = (key: "durationMs" | "fps" | "widthPx" | "heightPx", tolerated: number) =>
    Math.abs((told[key] ?? Number.NaN) - (right[key] ?? Number.NaN)) > tolerated ||
    (told[key] === undefined) !== (right[key] === undefined);
  const frameMs = 1000 / (right.fps ?? 1000);
  return [
    ...(isFar("durationMs", toleratedMs + frameMs) ? ["durationMs" as const] : []),
    ...(isFar("fps", (right.fps ?? 0) * toleratedRate) ? ["fps" as const] : []),
    ...(isFar("widthPx", 0) ? ["widthPx" as const] : []),
    ...(isFar("heightPx", 0) ? ["heightPx" as const] : []),
  ].map((key) => `${name} says ${key} ${told[key]}, ffprobe ${right[key]}`);
}

/** What both must say alike; some names of encodings the browser does not know. */
function disagreements(browser: Measured, studio: Measured): string[] {
  return (["videoCodec", "audioCodec", "needsConverting", "hasSound"] as const).flatMap((key) =>
    browser[key] === studio[key] || browser[key] === undefined
      ? []
      : [`${key}: browser ${browser[key]}, studio ${studio[key]}`],
  );
}

const folder = await mkdtemp(join(tmpdir(), "odd-"));
const wanted = process.env.FILES ?? "";
const rows: { file: string; told: string }[] = [];
const refused: Record<string, number> = {};
let read = 0;
let slowestMs = 0;
let mostBytes = 0;
try {
  for (const { name, options } of oddFiles.filter((one) => one.name.includes(wanted))) {
    const path = join(folder, name);
    try {
      await run("ffmpeg", ["-v", "error", "-nostdin", "-y", ...options, path]);
    } catch {
      continue; // this FFmpeg has no such encoder
    }
    const right = await probe(path);
    await using source = await openFileSource(path);
    const startedAt = performance.now();
    const { reading, readBytes } = await readHeader(source);
    slowestMs = Math.max(slowestMs, performance.now() - startedAt);
    mostBytes = Math.max(mostBytes, readBytes);
    const answer = await readMedia(path);
    if ("unreadable" in reading || "unreadable" in answer) {
      const [ours, theirs] = [reading, answer].map((one) => ("unreadable" in one ? one.unreadable : "read"));
      if (ours === theirs) refused[`${ours}`] = (refused[`${ours}`] ?? 0) + 1;
      else rows.push({ file: name, told: `browser: ${ours}, studio: ${theirs}` });
      continue;
    }
    read += 1;
    const told = [
      ...differences("browser", reading.measured, right),
      ...differences("studio", answer.measured, right),
      ...(reading.format === answer.format ? [] : [`browser ${reading.format}, studio ${answer.format}`]),
      ...disagreements(reading.measured, answer.measured),
    ];
    if (told.length > 0) rows.push({ file: name, told: told.join("; ") });
  }
} finally {
  await rm(folder, { recursive: true });
}
console.table(rows);
console.log(
  `${read} files read, refused by browser and studio alike: ${JSON.stringify(refused)}, ${rows.length} that differ; ` +
    `the browser's slowest ${Math.round(slowestMs)} ms, at most ${Math.round(mostBytes / 1000)} kB`,
);
