import { symlink } from "node:fs/promises";
import { resolve } from "node:path";
import { installCaptionFonts } from "./caption-fonts.ts";
import { mixSound } from "./mix-sound.ts";
import { Mp4Writer } from "./mp4-writer.ts";
import type { RenderPlan, RenderSource } from "./render-plan.ts";
import { renderShot } from "./render-shot.ts";

/**
 * Renders a plan into an MP4. The current folder has to be empty and is used for intermediate files. Runs in a process
 * of its own. Throws `InputError` for a file that cannot be used.
 */
export async function renderVideo(
  plan: RenderPlan,
  outputPath: string,
  onProgress: (progress: number) => void,
): Promise<void> {
  await installCaptionFonts(process.cwd());
  const names = await linkSources(plan);
  const writer = await Mp4Writer.open(outputPath, plan);
  const samples = await mixSound(plan, (sound) => names.get(sound.source.path)!); // every source was linked
  let done = 0;
  for (const shot of plan.shots) {
    const name = shot.kind === "card" ? "" : names.get(shot.source.path)!; // the same
    let frames = 0;
    for await (const frame of renderShot(plan, shot, name)) {
      await writer.addFrame(frame);
      frames += 1;
      onProgress((done + frames) / plan.frames);
    }
    done += frames;
  }
  await writer.addSound(samples);
  await writer.finish();
}

/** Gives every source a plain name in the current folder, because a filter graph's own signs may stand in paths. */
async function linkSources(plan: RenderPlan): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  const sources: RenderSource[] = [
    ...plan.shots.flatMap((shot) => (shot.kind === "card" ? [] : [shot.source])),
    ...plan.sounds.map((sound) => sound.source),
  ];
  for (const { path } of sources) {
    if (names.has(path)) continue;
    const name = `source-${names.size}`;
    await symlink(resolve(path), name);
    names.set(path, name);
  }
  return names;
}
