/**
 * How long conversions take beside the FFmpeg command line doing the same with the same settings, in one run: 10 s of 1080p60 to 720p24, HEVC
 * to H.264, HDR to SDR, M4A to MP3. Each is made ROUNDS (2) times by turns; the quicker of each counts. Goal: at most 1.3 times as long, and the
 * first word of how far it has come within a second. Where there is no FFmpeg, that is said.
 */
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Edit } from "#lib/domain/media/edit.ts";
import { convertMedia } from "#lib/media/server/convert-media.ts";
import { readMedia } from "#lib/media/server/read-media.ts";
import { encodeByFfmpeg, type EncodedFilm } from "#lib/media/server/testing/encode-by-ffmpeg.ts";

const run = promisify(execFile);
const goal = { ratio: 1.3, firstMs: 1000 };
const rounds = Number(process.env.ROUNDS ?? 2);

const hasCommand = await run("ffmpeg", ["-version"]).then(
  () => true,
  () => false,
);
if (!hasCommand) {
  console.log("No FFmpeg here: there is nothing to compare conversions with.");
  process.exit(0);
}

const card = (size: string, fps: number, more = "format=yuv420p") =>
  `testsrc2=s=${size}:r=${fps}:d=10,noise=alls=6,${more},settb=1/${fps}`;
const tone = "sine=f=440:r=48000:d=10,aformat=sample_fmts=fltp:channel_layouts=stereo,asetnsamples=1024";
const aac = { graph: tone, codec: "aac", options: { b: "128000" } };
const hevc = (options: string) => ({
  codec: "libx265",
  tag: "hvc1",
  options: { preset: "ultrafast", "x265-params": `log-level=none:pools=2${options}` },
});
const pq = "setparams=color_primaries=bt2020:color_trc=smpte2084:colorspace=bt2020nc:range=tv";

/** What the studio's encoder is told, said to the command line. */
const h264 = [
  ...["-c:v", "libx264", "-preset", "veryfast", "-crf", "19", "-profile:v", "high", "-bf", "0"],
  ...[
    "-x264-params",
    "scenecut=0:mbtree=0:lookahead-threads=1:rc-lookahead=20",
    "-force_key_frames",
    "expr:gte(t,n_forced*2)",
  ],
  ...["-pix_fmt", "yuv420p", "-threads", "2", "-filter_threads", "2", "-c:a", "aac", "-b:a", "256k"],
  ...["-movflags", "+faststart"],
];
const toScreen =
  "zscale=t=linear:npl=203,format=gbrpf32le,zscale=p=bt709,tonemap=mobius:desat=0,zscale=t=bt709:m=bt709:r=tv,format=yuv420p";

type Case = { name: string; from: EncodedFilm; edit: Edit; argv: readonly string[]; ending: string };
const cases: Case[] = [
  {
    name: "10 s of 1080p60 → 720p24",
    from: {
      muxer: "mp4",
      pictures: {
        graph: card("1920x1080", 60),
        codec: "libx264",
        options: { preset: "veryfast", crf: "20" },
      },
      sound: aac,
    },
    edit: { version: 1, format: "mp4", shortSidePx: 720, fps: 24 },
    argv: ["-vf", "fps=24,scale=1280:720:flags=bicubic", ...h264],
    ending: "mp4",
  },
  {
    name: "10 s of HEVC 1080p30 → H.264",
    from: { muxer: "mp4", pictures: { graph: card("1920x1080", 30), ...hevc("") }, sound: aac },
    edit: { version: 1, format: "mp4" },
    argv: h264,
    ending: "mp4",
  },
  {
    name: "10 s of HDR (PQ) 1080p30 → SDR",
    from: {
      muxer: "mp4",
      pictures: {
        graph: card("1920x1080", 30, `format=yuv420p10le,${pq}`),
        ...hevc(":colorprim=bt2020:transfer=smpte2084:colormatrix=bt2020nc"),
      },
      sound: aac,
    },
    edit: { version: 1, format: "mp4" },
    argv: ["-vf", toScreen, ...h264],
    ending: "mp4",
  },
  {
    name: "10 min of M4A → MP3",
    from: { muxer: "ipod", sound: { ...aac, graph: tone.replace("d=10", "d=600") } },
    edit: { version: 1, format: "mp3" },
    argv: ["-c:a", "libmp3lame", "-b:a", "256k"],
    ending: "mp3",
  },
];

const folder = await mkdtemp(join(tmpdir(), "bench-repair-"));
const rows = [];
for (const { name, from, edit, argv, ending } of cases) {
  const path = join(folder, "original");
  await encodeByFfmpeg(path, from);
  const reading = await readMedia(path);
  if ("unreadable" in reading) throw new Error(`${name}: ${reading.unreadable}`);
  const took = { studio: Infinity, ffmpeg: Infinity, first: 0 };
  for (let round = 0; round < rounds; round += 1) {
    const made = join(folder, `made-${round}`);
    await mkdir(made);
    let firstMs = Infinity;
    const startedAt = performance.now();
    // That its turn has come, which is told at once, does not count.
    const onProgress = (share: number) => {
      if (share > 0) firstMs = Math.min(firstMs, performance.now() - startedAt);
    };
    const converted = await convertMedia(path, reading, edit, { folder: made, onProgress });
    took.studio = Math.min(took.studio, performance.now() - startedAt);
    took.first = Math.max(took.first, firstMs);
    if (!("path" in converted)) throw new Error(`${name}: ${JSON.stringify(converted)}`);
    const besideAt = performance.now();
    const command = ["-v", "error", "-nostdin", "-y", "-threads", "2", "-i", path, ...argv];
    await run("ffmpeg", [...command, join(made, `beside.${ending}`)]);
    took.ffmpeg = Math.min(took.ffmpeg, performance.now() - besideAt);
    await rm(made, { recursive: true });
  }
  rows.push({
    conversion: name,
    "studio s": round(took.studio / 1000),
    "FFmpeg s": round(took.ffmpeg / 1000),
    ratio: round(took.studio / took.ffmpeg),
    "first progress ms": Math.round(took.first),
  });
}
await rm(folder, { recursive: true });
console.table(rows);
const isMet = rows.every((row) => row.ratio <= goal.ratio && row["first progress ms"] <= goal.firstMs);
console.log(
  `Goal: at most ${goal.ratio} times FFmpeg's time, first progress within ${goal.firstMs} ms: ${isMet ? "met" : "missed"}`,
);
process.exitCode = isMet ? 0 : 1;

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
