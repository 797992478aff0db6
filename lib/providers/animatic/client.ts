import { join } from "node:path";
import { documentOf, parseStored } from "#lib/domain/base/ladder.ts";
import type { RenderPlan, RenderSource } from "#lib/media/server/render/render-plan.ts";
import { startRender } from "#lib/media/server/render/start-render.ts";
import type { MediaPlaceholder, ProviderClient } from "#lib/providers/contract.ts";
import { ProviderError } from "#lib/providers/provider-error.ts";
import { type AnimaticRequest, animaticRequestLadder } from "./wire.ts";

/** Renders here: nothing is sent to anybody. A poll is one rendering, from its beginning to its end. */
export const client: ProviderClient<AnimaticRequest> = {
  async start(_request, { attemptId }) {
    return { state: "accepted", operation: attemptId };
  },

  async poll(operation, { request, local, signal }) {
    if (!local) throw new Error("An animatic is rendered here and needs its files.");
    const plan = await planOf(documentOf(parseStored(animaticRequestLadder, request)), (placeholder) =>
      local.resolveMedia(placeholder),
    );
    const file = join(local.folder, `${operation}.mp4`);
    const rendered = await startRender(plan, {
      outputPath: file,
      folder: join(local.folder, `${operation}.parts`),
      signal,
      onProgress: (progress) => local.onProgress(progress),
    });
    if (rendered.state === "failed") {
      const { reason, fault } = rendered;
      throw new ProviderError("render", { sent: "refused", detail: reason, isOurs: true, cause: fault });
    }
    return { state: "succeeded", outputs: [{ kind: "video", role: "result", from: { file } }] };
  },

  /** The worker ends the rendering by its signal; there is nobody else to tell. */
  async cancel() {
    return "stopped";
  },
};

/** The edit list with paths where its placeholders stand. */
async function planOf(
  request: AnimaticRequest,
  resolveMedia: (placeholder: MediaPlaceholder) => Promise<string>,
): Promise<RenderPlan> {
  const sourceOf = async (file: AnimaticRequest["sounds"][number] | PictureShot): Promise<RenderSource> => ({
    path: await resolveMedia(file.source),
    format: file.format,
    title: file.title,
  });
  const shots = await Promise.all(
    request.shots.map(async (shot) =>
      shot.kind === "card" ? shot : { ...shot, source: await sourceOf(shot) },
    ),
  );
  const sounds = await Promise.all(
    request.sounds.map(async (sound) => ({ ...sound, source: await sourceOf(sound) })),
  );
  return { ...request, shots, sounds };
}

type PictureShot = Exclude<AnimaticRequest["shots"][number], { kind: "card" }>;
