import { documentOf } from "#lib/domain/base/ladder.ts";
import type { AssetId } from "#lib/domain/base/id.ts";
import { ratioValue } from "#lib/domain/settings/setting-values.ts";
import { parsePrompt } from "./prompt.ts";

const wide = 16 / 9;

/** What is known of a prompt's pictures before there are any: their shape, 16:9 where the prompt leaves it open, and what stands for them. */
export function storedLook(stored: unknown): { ratio: number; backdrop: AssetId | null } {
  const prompt = parsePrompt(stored);
  if (prompt.state === "newer") return { ratio: wide, backdrop: null };
  const { settings, references } = documentOf(prompt);
  const seen = references.find(({ kind, assetId }) => kind !== "audio" && assetId);
  const { aspectRatio } = settings;
  return {
    ratio: aspectRatio === "match" ? wide : ratioValue(aspectRatio),
    backdrop: seen?.assetId ?? null,
  };
}
