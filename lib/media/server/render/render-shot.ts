import { FFmpegError, Frame } from "node-av/lib";
import { clipSource } from "./clip-source.ts";
import { drawCard } from "./draw-card.ts";
import { drawCaption, drawMark, type Overlay } from "./draw-overlay.ts";
import { runFilterGraph } from "./filter-graph.ts";
import { InputError } from "./input-error.ts";
import { moveFilter } from "./move-filter.ts";
import { pixelSource, writePixels } from "./pixel-file.ts";
import { prepareStill } from "./prepare-still.ts";
import type { RenderPlan, RenderShot } from "./render-plan.ts";

/**
 * Gives the frames of one shot, exactly as many as it has: a clip that ends earlier is held. Works with files in the
 * current folder, under plain names that need no escaping in a graph. Throws `InputError` for a file that cannot be used.
 */
export async function* renderShot(
  plan: RenderPlan,
  shot: RenderShot,
  sourceName: string,
): AsyncGenerator<Frame> {
  const { fps, widthPx, heightPx } = plan;
  const picture = await pictureSource(plan, shot, sourceName);
  const overlays: Overlay[] = [await drawMark(plan)];
  if (shot.kind !== "card" && shot.caption) overlays.unshift(await drawCaption(shot.caption, plan));

  const graph = [`${picture}[v0]`];
  for (const [index, overlay] of overlays.entries()) {
    const name = `overlay-${index}.pam`;
    await writePixels(name, { ...overlay, channels: 4 });
    graph.push(
      `${pixelSource(name, "yuva420p", fps)}[o${index}]`,
      `[v${index}][o${index}]overlay=${overlay.xPx}:${overlay.yPx}:format=yuv420:shortest=1[v${index + 1}]`,
    );
  }
  graph.push(`[v${overlays.length}]format=yuv420p,buffersink@out`);
  let frames = 0;
  using held = new Frame();
  held.alloc();
  try {
    for await (const frame of runFilterGraph(graph.join(";"))) {
      if (frame.width !== widthPx || frame.height !== heightPx) throw new Error("a frame of another size");
      yield frame;
      frames += 1;
      if (frames === shot.frames) return;
      held.unref();
      held.ref(frame);
    }
  } catch (cause) {
    if (shot.kind === "video" && cause instanceof FFmpegError) throw unreadable(shot.source.title, cause);
    throw cause;
  }
  if (shot.kind === "video" && frames < expectedFrames(shot, fps)) throw unreadable(shot.source.title);
  for (; frames < shot.frames; frames += 1) yield held;
}

async function pictureSource(plan: RenderPlan, shot: RenderShot, sourceName: string): Promise<string> {
  const { fps, widthPx, heightPx } = plan;
  if (shot.kind === "video") {
    return clipSource(sourceName, shot.source, { fromMs: shot.fromMs, fps, widthPx, heightPx }).catch(
      (cause: unknown) => {
        throw unreadable(shot.source.title, cause);
      },
    );
  }
  const still = "still.pam";
  if (shot.kind === "card") {
    await writePixels(still, { data: await drawCard(shot.text, plan), widthPx, heightPx, channels: 3 });
    return pixelSource(still, "yuv420p", fps);
  }
  await prepareStill({ ...shot.source, path: sourceName }, { widthPx, heightPx, crop: shot.crop }, still);
  const move = moveFilter(shot.move, shot.frames, fps);
  return [pixelSource(still, "yuv420p", fps), ...(move ? [move] : [])].join(",");
}

/** A clip that ends long before the length that was measured is damaged; a little is lost to rounding anywhere. */
function expectedFrames(shot: Extract<RenderShot, { kind: "video" }>, fps: number): number {
  const lastsMs = shot.lengthMs === null ? 0 : Math.max(0, shot.lengthMs - shot.fromMs);
  return Math.max(1, Math.floor(Math.min(shot.frames, (lastsMs * fps) / 1000) * 0.8));
}

function unreadable(title: string, cause?: unknown): InputError {
  return new InputError(`${title} cannot be decoded as a clip. It may be damaged.`, { cause });
}
