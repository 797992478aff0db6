import { adaptSettings } from "#lib/domain/settings/adapt-settings.ts";
import { estimateMessages } from "./messages.ts";
import type { Model } from "./model.ts";
import { moneyText } from "#lib/domain/base/quantity.ts";
import type { Snapshot } from "#lib/domain/generation/run.ts";

/** Videos that one model is to be asked for, each of this length. */
export type Asked = {
  model: Pick<Model, "billing" | "pricePerSecondMicro">;
  durationMs: number | "auto";
  videos: number;
};

/** Whether the price of it can be reckoned: a model with a price, asked for a length. */
export function isPriced({ model, durationMs }: Asked): boolean {
  return model.billing === "paid" && model.pricePerSecondMicro !== undefined && durationMs !== "auto";
}

/** What sending would cost, in words. Free models cost nothing; without a price or a length nobody can tell. */
export function estimateText(asked: readonly Asked[]): string {
  let micro = 0;
  let priced = 0;
  let unknown = 0;
  for (const { model, durationMs, videos } of asked) {
    if (model.billing === "free") continue;
    if (model.pricePerSecondMicro === undefined || durationMs === "auto") unknown += videos;
    else {
      micro += Math.round((model.pricePerSecondMicro * durationMs) / 1000) * videos;
      priced += videos;
    }
  }
  if (asked.length === 0) return "";
  if (priced === 0 && unknown === 0) return estimateMessages.free;
  if (priced === 0) return estimateMessages.unknown;
  return estimateMessages.about(moneyText({ micro, currency: "USD" }), unknown);
}

/** What one more of each model of a run would be asked for: to be estimated before it is paid. */
export function askedForOneMore({ prompt, assets }: Snapshot, models: readonly Model[]): Asked[] {
  const byId = new Map(assets.map((asset) => [asset.id, asset]));
  return models.map((model) => ({
    model,
    durationMs: adaptSettings(prompt, byId, model).settings.durationMs,
    videos: 1,
  }));
}
