import { readFileSync } from "node:fs";
import { join } from "node:path";
import { AV_LOG_ERROR } from "node-av/constants";
import { Log } from "node-av/lib";
import sharp from "sharp";
import { graphPath, readSamples, runFilterGraph } from "#lib/media/server/render/filter-graph.ts";
import { Mp4Writer } from "#lib/media/server/render/mp4-writer.ts";
import { madeOnce } from "./made-once.ts";
import { findRendering, type Rendering } from "./scenes.ts";

/** What a job makes. */
export type Order = {
  widthPx: number;
  heightPx: number;
  seconds: number;
  hasSound: boolean;
  model: string;
  prompt: string;
};

// FFmpeg tells the log of every film that it begins and ends.
Log.setLevel(AV_LOG_ERROR);

/** What every model here gives. */
const fps = 24;
const drawn = { widthPx: 768, heightPx: 432, frames: 96 };
const font = join(import.meta.dirname, "../assets/fonts/Geist-Medium.ttf");

/**
 * The path of a real MP4 (H.264, AAC when it has sound) of the size and length that were ordered: the scene of the prompt as the model
 * renders it, with the model's name and the frame's number in a corner where `isMarked`. Made once per machine.
 */
export async function makeResultFilm(order: Order, take: number, isMarked: boolean): Promise<string> {
  const { model: asked, prompt, ...shape } = order;
  const model = asked.slice(asked.lastIndexOf("/") + 1);
  const { path, ...rendering } = findRendering({ prompt, model, take });
  const scene = readFileSync(path, "base64url"); // it may be drawn anew
  const mark = isMarked ? model.replace(/[^\w.-]/g, " ") : null;
  return madeOnce(
    import.meta.filename,
    { scene, rendering, shape, mark },
    (made) => encode(made, shape, { path, ...rendering }, mark),
    ".mp4",
  );
}

async function encode(
  path: string,
  { widthPx, heightPx, seconds, hasSound }: Omit<Order, "model" | "prompt">,
  rendering: Rendering,
  mark: string | null,
): Promise<void> {
  const quality = { preset: "ultrafast", crf: "25", hasSound };
  const writer = await Mp4Writer.open(path, { widthPx, heightPx, fps }, quality);
  const frames = Math.round(seconds * fps);
  let count = 0;
  for await (const frame of runFilterGraph(pictures({ widthPx, heightPx, frames }, rendering, mark))) {
    await writer.addFrame(frame);
    count += 1;
    if (count === frames) break;
  }
  if (hasSound)
    await writer.addSound(await readSamples(`${rendering.ambience},atrim=duration=${seconds}`, 2));
  await writer.finish();
}

function pictures(
  frame: { widthPx: number; heightPx: number; frames: number },
  { path, isMirrored, grade, zoom, centre, startFrame }: Rendering,
  mark: string | null,
): string {
  const { widthPx, heightPx, frames } = frame;
  const scale = Math.max(widthPx / drawn.widthPx, heightPx / drawn.heightPx) * zoom;
  const crop = { widthPx: widthPx / scale, heightPx: heightPx / scale };
  const left = Math.min(Math.max(centre * drawn.widthPx - crop.widthPx / 2, 0), drawn.widthPx - crop.widthPx);
  const top = (drawn.heightPx - crop.heightPx) / 2;
  const sizePx = Math.max(11, Math.round(Math.min(widthPx, heightPx) * 0.024));
  return [
    `movie=${graphPath(path)}:f=mov`,
    "format=yuv420p",
    grade,
    isMirrored ? "hflip" : "null",
    `loop=loop=-1:size=${drawn.frames}`,
    `trim=start_frame=${startFrame}:end_frame=${startFrame + frames}`,
    `settb=1/${fps}`,
    "setpts=N",
    `crop=${[crop.widthPx, crop.heightPx, left, top].map((each) => Math.floor(each / 2) * 2).join(":")}`,
    `scale=${widthPx}:${heightPx}:flags=bicubic`,
    "setsar=1",
    ...(mark === null
      ? []
      : [
          `drawtext=fontfile=${graphPath(font)}:text='${mark}  %{eif\\:n\\:d\\:4}':fontsize=${sizePx}:fontcolor=white@0.9` +
            `:box=1:boxcolor=black@0.4:boxborderw=${Math.round(sizePx * 0.35)}:x=w-tw-${sizePx}:y=h-th-${sizePx}`,
        ]),
    "format=yuv420p",
    "buffersink@out",
  ].join(",");
}

/** The path of a PNG of a film's last frame. Made once per machine. */
export function takeLastFrame(filmPath: string): Promise<string> {
  return madeOnce(
    import.meta.filename,
    ["last frame", filmPath],
    async (made) => {
      const graph = `movie=${graphPath(filmPath)}:f=mov,format=rgb24,buffersink@out`;
      let last = { data: Buffer.alloc(0), width: 0, height: 0 };
      for await (const { data, linesize, width, height } of runFilterGraph(graph)) {
        const rows = Array.from({ length: height }, (_, y) =>
          data![0]!.subarray(y * linesize[0]!, y * linesize[0]! + width * 3),
        ); // RGB has one plane
        last = { data: Buffer.concat(rows), width, height };
      }
      await sharp(last.data, { raw: { width: last.width, height: last.height, channels: 3 } })
        .png()
        .toFile(made);
    },
    ".png",
  );
}
