import { adaptSettings } from "#lib/domain/settings/adapt-settings.ts";
import { estimateMessages } from "./messages.ts";
import type { Model } from "./model.ts";
import type { AssetId } from "#lib/domain/base/id.ts";
import { type Money, moneyText } from "#lib/domain/base/money.ts";
import type { Asset } from "#lib/domain/media/asset.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import type { Snapshot } from "#lib/domain/generation/run.ts";

type Priced = Pick<Model, "billing" | "pricePerSecondMicro">;

/** Videos that one model is to be asked for, each of this length. */
export type Asked = { model: Priced; durationMs: number | "auto"; videos: number };

/** What one video of a length is estimated to cost; null where it is free, or no price or no length is known. */
export function estimateOf(
  { billing, pricePerSecondMicro }: Priced,
  durationMs: number | "auto" | undefined,
): Money | null {
  if (billing === "free" || pricePerSecondMicro === undefined || typeof durationMs !== "number") return null;
  return { micro: Math.round((pricePerSecondMicro * durationMs) / 1000), currency: "USD" };
}

/** What one video of a prompt is estimated to cost, of the length that the model would be asked for. */
export function estimateFor(prompt: Prompt, assets: ReadonlyMap<AssetId, Asset>, model: Model): Money | null {
  return estimateOf(model, adaptSettings(prompt, assets, model).settings.durationMs);
}

/** Whether the price of it can be reckoned: a model with a price, asked for a length. */
export function isPriced({ model, durationMs }: Asked): boolean {
  return estimateOf(model, durationMs) !== null;
}

/** What sending would cost, in words. Free models cost nothing; without a price or a length nobody can tell. */
export function estimateText(asked: readonly Asked[]): string {
  let micro = 0;
  let priced = 0;
  let unknown = 0;
  for (const { model, durationMs, videos } of asked) {
    if (model.billing === "free") continue;
    const estimate = estimateOf(model, durationMs);
    if (estimate === null) unknown += videos;
    else {
      micro += estimate.micro * videos;
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
