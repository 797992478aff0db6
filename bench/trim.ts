/**
 * A clip that was cut without encoding, beside the same clip encoded again, on one playhead: what Difference would show. FFmpeg cuts films
 * of 24, 25, 29.97, 30 and 60 frames a second, with pictures out of order, at instants that are no key frames, and encodes each cut once
 * more; the studio reads both as it reads results, and the browser is taken to CASES (30) instants of each pair. Goal: at every instant
 * both show the picture with the same number. Where there is no FFmpeg, that is said.
 */
import { execFile } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { openPage } from "#components/playhead/testing/open-page.ts";
import type { Film } from "#components/playhead/testing/page.ts";
import { makeNumberedVideo } from "#e2e/numbered-video.ts";
import { makeFilmstrip } from "#lib/media/server/make-filmstrip.ts";
import { readMedia } from "#lib/media/server/read-media.ts";

const run = promisify(execFile);
const instants = Number(process.env.CASES ?? 30);
const rates = { "24": 24, "25": 25, "29.97": 30_000 / 1001, "30": 30, "60": 60 };
const cutsAtSeconds = [0.37, 1.93, 3.141];
const lengthSeconds = 3.3;
const encoding = ["-c:v", "libx264", "-preset", "veryfast", "-bf", "2", "-pix_fmt", "yuv420p"];

const hasCommand = await run("ffmpeg", ["-version"]).then(
  () => true,
  () => false,
);
if (!hasCommand) {
  console.log("No FFmpeg here: nothing was cut.");
  process.exit(1);
}

const { page, server, folder, close } = await openPage();
await page.goto(server.url);
await page.waitForFunction(() => "bench" in window);
const rows = [];
for (const [name, fps] of Object.entries(rates)) {
  const source = join(folder, `source-${name}.mp4`);
  const drawn = await makeNumberedVideo(join(folder, `drawn-${name}.mp4`), {
    width: 640,
    height: 360,
    fps,
    seconds: 8,
    bitrate: 1_000_000,
  });
  await ffmpeg(["-i", drawn, ...encoding, "-g", "48", source]);
  for (const at of cutsAtSeconds) {
    const cut = `cut-${name}-${at}.mp4`;
    const encoded = `encoded-${name}-${at}.mp4`;
    await ffmpeg(["-ss", `${at}`, "-i", source, "-t", `${lengthSeconds}`, "-c", "copy", join(folder, cut)]);
    await ffmpeg(["-i", join(folder, cut), "-fps_mode", "passthrough", ...encoding, join(folder, encoded)]);
    const films = [await filmOf(cut), await filmOf(encoded)];
    const lastMs = Math.min(...films.map(({ durationMs }) => durationMs)) - 20;
    const shown: (number | null)[][] = [];
    await page.evaluate((all) => void (window.playhead = window.bench.start(all)), films);
    for (let index = 0; index < instants; index += 1) {
      const ms = (lastMs * ((index * 7) % instants)) / instants; // to and fro
      shown.push(
        await page.evaluate((to) => {
          window.playhead.seek(to);
          return window.bench.shownNumbers(window.playhead);
        }, ms),
      );
    }
    rows.push({
      film: `${name} fps, cut at ${at} s`,
      "frame times": films.map(({ frameTimesMs }) => frameTimesMs?.length ?? "even").join(" / "),
      instants: shown.length,
      differ: shown.filter(([one, other]) => one === null || one !== other).length,
    });
  }
}
await close();
console.table(rows);
const differ = rows.reduce((sum, row) => sum + row.differ, 0);
console.log(`${differ} of ${rows.length * instants} instants show two different pictures (goal 0)`);
process.exitCode = differ === 0 ? 0 : 1;

async function ffmpeg(argv: string[]): Promise<void> {
  await run("ffmpeg", ["-v", "error", "-nostdin", "-y", ...argv]);
}

/** As the room has a film: with what the studio measured of it. */
async function filmOf(name: string): Promise<Film> {
  const path = join(folder, name);
  const read = await readMedia(path);
  if ("unreadable" in read) throw new Error(`${name}: ${read.unreadable}`);
  const { measured } = read;
  const strips = join(folder, `${name}-strip`);
  await mkdir(strips);
  const { frameTimesMs } = await makeFilmstrip(path, read, strips);
  return {
    id: name,
    src: `/films/${name}`,
    durationMs: measured.durationMs ?? 0,
    fps: measured.fps ?? null,
    frameTimesMs,
    offsetMs: 0,
    hasSound: false,
    loudnessLufs: null,
  };
}
