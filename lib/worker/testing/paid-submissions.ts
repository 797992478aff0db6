import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { makeVideo } from "#simulators/media.ts";
import { readConfig } from "#lib/config.ts";
import { createId } from "#lib/data/create-id.ts";
import { words } from "#lib/data/testing/store-rows.ts";
import type { Asset } from "#lib/domain/media/asset.ts";
import type { ModelId, ReferenceId, RunId } from "#lib/domain/base/id.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import type { AllSimulators } from "./all-simulators.ts";
import { generate } from "./engine.ts";
import { storeMeasured } from "./store-upload.ts";

/** A model of each provider that costs money. */
export const paidModels: Record<keyof AllSimulators, ModelId> = {
  oxen: "oxen/seedance-2.0-r2v" as ModelId,
  siray: "siray/seedance-2.0-ref2v-spicy" as ModelId,
  modellix: "modellix/seedance-2.0-v2v" as ModelId,
  siraya: "siraya/seedance-2.0" as ModelId, // all of the right shape
};

/** A short clip of a member's, uploaded and measured. */
export async function uploadClip(member: Member): Promise<Asset> {
  const path = join(readConfig().dataDir, "made", "clip.mp4");
  await makeVideo(path, { width: 864, height: 496, seconds: 3, colour: [20, 90, 160] });
  const { asset } = await storeMeasured(member, await readFile(path), "clip.mp4", "mp4");
  return asset;
}

/** Presses Generate for one small video of these words. The clip goes along where the model takes nothing without one. */
export function submitTo(
  provider: keyof AllSimulators,
  member: Member,
  text: string,
  clip: Asset,
): Promise<RunId> {
  const isWithClip = provider === "modellix";
  const prompt = isWithClip ? withClip(`${text} `, clip) : words(text);
  return generate(member, small(prompt), [paidModels[provider]], isWithClip ? [clip] : []);
}

function small(prompt: Prompt): Prompt {
  return { ...prompt, settings: { ...prompt.settings, resolution: "480p", aspectRatio: "1:1" } };
}

function withClip(text: string, { id: assetId, name }: Asset): Prompt {
  const id = createId<ReferenceId>();
  const prompt = words(text, [{ id, assetId, kind: "video", name, role: null }]);
  return { ...prompt, body: [...prompt.body, { type: "reference", id }] };
}
