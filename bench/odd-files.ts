/**
 * Some two hundred files of odd encodings, rates, layouts and sizes, made and told by FFmpeg: what the browser's reading and the studio's
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

const run = promisify(execFile);
const seconds = 2;
/** Containers round times to their own units, and some encoders add a start of their own. */
const toleratedMs = 60;
const toleratedRate = 0.002;

type Made = { name: string; options: readonly string[] };

const sound = (rate: number, channels: number) =>
  `-f lavfi -t ${seconds} -i sine=440:r=${rate} -ac ${channels}`.split(" ");
const pictures = (size: string, rate: string) =>
  `-f lavfi -t ${seconds} -i testsrc2=s=${size}:r=${rate}`.split(" ");
const words = (text: string) => text.split(" ").filter(Boolean);
const across = <A, B>(first: readonly A[], second: readonly B[]): [A, B][] =>
  first.flatMap((a) => second.map((b): [A, B] => [a, b]));

const rates = [8000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000] as const;
const wavCodecs =
  "pcm_u8 pcm_s16le pcm_s24le pcm_s32le pcm_f32le pcm_f64le pcm_alaw pcm_mulaw adpcm_ima_wav adpcm_ms libmp3lame ac3";
const frameRates = [
  "24000/1001",
  "24",
  "25",
  "30000/1001",
  "30",
  "48",
  "50",
  "60000/1001",
  "60",
  "12",
  "25/2",
  "1",
] as const;
const sizes = ["320x180", "642x480", "640x642", "176x144", "1280x536", "96x720"] as const;

const made: Made[] = [
  ...across(words(wavCodecs), [44_100, 48_000]).map(([codec, rate]) => ({
    name: `${codec}-${rate}.wav`,
    options: [...sound(rate, 2), "-c:a", codec, "-f", "wav"],
  })),
  ...across([1, 2, 6], [8000, 96_000]).map(([channels, rate]) => ({
    name: `${channels}-channels-${rate}.wav`,
    options: sound(rate, channels),
  })),
  ...across(rates, [
    "-b:a 64k",
    "-q:a 2",
    "-b:a 64k -write_xing 0",
    "-q:a 2 -write_xing 0",
    "-id3v2_version 3 -write_id3v1 1",
  ]).map(([rate, how]) => ({
    name: `${rate}${how.replaceAll(/[ :]/g, "")}.mp3`,
    options: [...sound(rate, 1), ..."-c:a libmp3lame".split(" "), ...words(how)],
  })),
  ...across(
    ["aac", "alac", "ac3", "libmp3lame"],
    ["", "-movflags +faststart", "-movflags +frag_keyframe+empty_moov"],
  ).map(([codec, how], index) => ({
    name: `${codec}-${index % 3}.m4a`,
    options: [...sound(44_100, 2), "-c:a", codec, ...words(how), "-f", "mp4"],
  })),
  ...["libopus", "libvorbis"].map((codec) => ({
    name: `${codec}.webm`,
    options: [...sound(48_000, 2), "-c:a", codec],
  })),
  ...across(frameRates, ["mp4", "mov", "webm"]).map(([rate, extension]) => ({
    name: `${rate.replace("/", "of")}.${extension}`,
    options: [
      ...pictures("320x180", rate),
      ...(extension === "webm" ? words("-c:v libvpx -b:v 300k") : words("-c:v libx264 -pix_fmt yuv420p")),
    ],
  })),
  ...sizes.map((size) => ({
    name: `${size}.mp4`,
    options: [...pictures(size, "24"), ...words("-c:v libx264 -pix_fmt yuv420p")],
  })),
  ...["yuv422p", "yuv444p", "yuv420p10le"].map((layout) => ({
    name: `${layout}.mp4`,
    options: [...pictures("320x180", "24"), ...words(`-c:v libx264 -pix_fmt ${layout}`)],
  })),
  ...across(["libx264", "libx265", "mpeg4", "mjpeg", "libvpx-vp9"], ["mp4", "mov"]).map(
    ([codec, extension]) => ({
      name: `${codec}.${extension}`,
      options: [
        ...pictures("320x180", "24"),
        ...sound(44_100, 2),
        ..."-c:a aac -pix_fmt yuv420p".split(" "),
        "-c:v",
        codec,
      ],
    }),
  ),
  ...["prores_ks", "dnxhd -profile:v dnxhr_sq", "qtrle", "png"].map((codec) => ({
    name: `${words(codec)[0]}.mov`,
    options: [...pictures("320x180", "24"), "-c:v", ...words(codec)],
  })),
  ...["+frag_keyframe+empty_moov", "+faststart", "+frag_every_frame+empty_moov"].map((flags, index) => ({
    name: `layout-${index}.mp4`,
    options: [
      ...pictures("320x180", "25"),
      ...words(`-c:v libx264 -bf 3 -pix_fmt yuv420p -movflags ${flags}`),
    ],
  })),
  ...across(["jpg", "png", "webp", "gif", "bmp", "tiff"], sizes).map(([extension, size]) => ({
    name: `${size}.${extension}`,
    options: [...pictures(size, "1"), "-frames:v", "1"],
  })),
  ...["gray", "rgba", "rgb48be", "gray16be", "monob", "pal8"].map((layout) => ({
    name: `${layout}.png`,
    options: [...pictures("320x180", "1"), ...words(`-frames:v 1 -pix_fmt ${layout}`)],
  })),
];

const probeSchema = z.object({
  streams: z.array(
    z.object({
      codec_type: z.string(),
      width: z.optional(z.number()),
      height: z.optional(z.number()),
      avg_frame_rate: z.optional(z.string()),
    }),
  ),
  format: z.object({ duration: z.optional(z.string()) }),
  packets: z.optional(z.array(z.object({ duration_time: z.string() }))),
});

/**
 * What ffprobe says; of an image, whose length and rate are nobody's, its sides alone. The length of an MP3 is the sum of its packets:
 * told otherwise, it is guessed from the first one's rate.
 */
async function probe(path: string): Promise<Measured> {
  const shown = `-show_streams -show_format ${path.endsWith(".mp3") ? "-show_packets" : ""}`;
  const { stdout } = await run("ffprobe", words(`-v error -of json ${shown} ${path}`));
  const { streams, format, packets } = probeSchema.parse(JSON.parse(stdout));
  const counted = packets?.reduce((sum, packet) => sum + Number(packet.duration_time), 0);
  const video = streams.find(({ codec_type }) => codec_type === "video");
  const sides = video?.width && video.height ? { widthPx: video.width, heightPx: video.height } : {};
  if (/\.(jpg|png|webp|gif|bmp|tiff)$/.test(path)) return sides;
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

const folder = await mkdtemp(join(tmpdir(), "odd-"));
const wanted = process.env.FILES ?? "";
const rows: { file: string; told: string }[] = [];
const refused: Record<string, number> = {};
let read = 0;
try {
  for (const { name, options } of made.filter((one) => one.name.includes(wanted))) {
    const path = join(folder, name);
    try {
      await run("ffmpeg", ["-v", "error", "-nostdin", "-y", ...options, path]);
    } catch {
      continue; // this FFmpeg has no such encoder
    }
    const right = await probe(path);
    await using source = await openFileSource(path);
    const { reading } = await readHeader(source);
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
    ];
    if (told.length > 0) rows.push({ file: name, told: told.join("; ") });
  }
} finally {
  await rm(folder, { recursive: true });
}
console.table(rows);
console.log(
  `${read} files read, refused by browser and studio alike: ${JSON.stringify(refused)}, ${rows.length} that differ`,
);
