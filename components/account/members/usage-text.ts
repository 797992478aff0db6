import { bytesText, countText, moneyText } from "#lib/domain/quantity.ts";
import type { Usage } from "#lib/domain/usage.ts";

type Spent = Pick<Usage, "costs" | "unpriced">;

/** "$1.12 + EUR 0.40 + 2 of unknown price"; null where nothing paid was ever made. */
export function spentText({ costs, unpriced }: Spent): string | null {
  const parts = costs.map(moneyText);
  if (unpriced > 0) parts.push(`${unpriced} of unknown price`);
  return parts.length > 0 ? parts.join(" + ") : null;
}

/** "3 prompts, 12 videos, 1 upload and 2 galleries (1.2 GB)"; what there is none of is left out. */
export function belongingsText(usage: Usage): string {
  const parts = [
    [usage.prompts, "prompt"],
    [usage.videos, "video"],
    [usage.uploads, "upload"],
  ] as const;
  const words = parts.filter(([count]) => count > 0).map(([count, noun]) => countText(count, noun));
  if (usage.galleries > 0) words.push(usage.galleries === 1 ? "1 gallery" : `${usage.galleries} galleries`);
  if (words.length === 0) return "nothing yet";
  const last = words.pop();
  const list = words.length > 0 ? `${words.join(", ")} and ${last}` : `${last}`;
  return usage.sizeBytes > 0 ? `${list} (${bytesText(usage.sizeBytes)})` : list;
}

/** "2 videos are" or "1 video is". */
export function openText(open: number): string {
  return `${countText(open, "video")} ${open === 1 ? "is" : "are"}`;
}
