import type { ModelId } from "#lib/domain/base/id.ts";
import type { KindLimits, Limits, Source } from "#lib/domain/limits/limits.ts";
import type { Model } from "#lib/domain/limits/model.ts";
import { seedancePrompt } from "#lib/providers/seedance-limits.ts";

const source: Source = { title: "SIRAYA, Seedance", date: "2026-11-20" };
const byLink = { source, transports: ["link"] } as const satisfies KindLimits;

/** "the call itself": the longest documented one takes 15 minutes, and one more is for its way. */
const callMs = 16 * 60_000;

/** Counts and sizes of its references are undocumented: no limit, and a note says so. */
const references: Limits["references"] = { source, image: byLink, video: byLink, audio: byLink };
const noReferences: Limits["references"] = { source, image: null, video: null, audio: null };

const shared = {
  prompt: seedancePrompt,
  frames: {
    source,
    first: true,
    last: true,
    excludes: ["image", "video", "audio"],
    file: byLink,
    advice:
      "use the references alone and describe the desired first frame in your prompt. The model will follow the description but cannot guarantee pixel-level accuracy.",
  },
  settings: {
    source,
    durationMs: [5000, 10_000],
    aspectRatio: ["16:9", "9:16", "1:1"],
    resolution: ["480p", "720p", "1080p"],
    sound: true,
    seed: { min: 0, max: Number.MAX_SAFE_INTEGER }, // "integer", no range named
    negativePrompt: true,
  },
} as const satisfies Omit<Limits, "references">;

/** Every model that it lists: the name in the body's `model`, and what it is called here. */
const listed = [
  { model: "SIRAYA-Seedance-2.0", id: "siraya/seedance-2.0", name: "Seedance 2.0", references },
  {
    model: "SIRAYA-Seedance-2.0-fast",
    id: "siraya/seedance-2.0-fast",
    name: "Seedance 2.0 Fast",
    references,
  },
  {
    model: "ByteDance-Seedance-1.5-pro",
    id: "siraya/seedance-1.5-pro",
    name: "Seedance 1.5 Pro",
    references: noReferences,
  },
  {
    model: "ByteDance-Seedance-1.0-pro",
    id: "siraya/seedance-1.0-pro",
    name: "Seedance 1.0 Pro",
    references: noReferences,
  },
  {
    model: "ByteDance-Seedance-1.0-pro-fast",
    id: "siraya/seedance-1.0-pro-fast",
    name: "Seedance 1.0 Pro Fast",
    references: noReferences,
  },
] as const;

export type ModelName = (typeof listed)[number]["model"];

const toModel = ({ id, name, references: taken }: (typeof listed)[number]) =>
  ({
    id: id as ModelId, // written in the branded shape
    providerId: "siraya",
    name,
    billing: "paid",
    adaptsAnything: false,
    version: "original-003-2026-11-29",
    limits: { ...shared, references: taken },
    dialect: { id: "plain", isDocumented: false },
    operation: {
      work: "remote",
      pollEveryMs: 2000, // how often its own process is looked at; nothing is asked of the provider
      deadlineMs: callMs,
      canCancel: false,
      canFind: false,
      hasNoTaskId: true,
    },
  }) as const satisfies Model;

export const models = [
  toModel(listed[0]),
  ...listed.slice(1).map(toModel),
] as const satisfies readonly Model[];

/** What the body's `model` says for each model here. */
export const modelNames: ReadonlyMap<ModelId, ModelName> = new Map(
  listed.map(({ id, model }) => [id as ModelId, model]), // as above
);
