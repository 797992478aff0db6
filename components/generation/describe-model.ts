import { adaptSettings, firstPictureRatio } from "#lib/domain/adapt-settings.ts";
import { type Model, modelLabel } from "#lib/domain/model.ts";
import { outputSize } from "#lib/domain/output-size.ts";
import type { Snapshot } from "#lib/domain/run.ts";
import { ratioValue } from "#lib/domain/settings/setting-values.ts";
import type { ModelFacts } from "./model-facts.ts";

/** What the cards of one model show: its name, and the shape of what it was asked for. */
export function describeModel(model: Model, provider: { name: string }, snapshot: Snapshot): ModelFacts {
  const assets = new Map(snapshot.assets.map((asset) => [asset.id, asset]));
  const { settings } = adaptSettings(snapshot.prompt, assets, model);
  return {
    label: modelLabel(model, provider),
    providerName: provider.name,
    isFree: model.billing === "free",
    canCancel: model.operation.canCancel,
    canFind: model.operation.canFind,
    hasTaskId: model.operation.hasNoTaskId !== true,
    asked: {
      durationMs: settings.durationMs === "auto" ? null : settings.durationMs,
      ...askedSize(settings, firstPictureRatio(snapshot.prompt, assets)),
    },
    expectedWaitMs: model.operation.expectedWaitMs ?? null,
  };
}

type AskedShape = Pick<ReturnType<typeof adaptSettings>["settings"], "aspectRatio" | "resolution">;

function askedSize({ aspectRatio, resolution }: AskedShape, pictureRatio: number | null) {
  if (aspectRatio === "match") {
    const heightPx = 720;
    return { widthPx: Math.round(heightPx * (pictureRatio ?? ratioValue("16:9"))), heightPx };
  }
  return outputSize(resolution === "4k" ? "1080p" : resolution, aspectRatio);
}
