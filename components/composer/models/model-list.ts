import type { ListedModel } from "./list-models.ts";
import { byLastUse } from "./used-models.ts";

/** Models that stand together under one heading. */
type Family = { name: string; models: readonly ListedModel[] };

/** Models by maker and generation ("Seedance 2", "Kling"), in each those that were used last first; the studio's own are a family too. */
export function familiesOf(models: readonly ListedModel[], used: readonly string[] = []): Family[] {
  const families = Map.groupBy(models, familyOf);
  return [...families].map(([name, members]) => ({ name, models: members.toSorted(byLastUse(used)) }));
}

function familyOf({ model, provider }: ListedModel): string {
  if (provider.defaultBaseUrl === undefined) return provider.name;
  return /^\S+(?: \d+)?/.exec(model.name)?.[0] ?? model.name;
}

/** Families in two columns about as high as each other, without breaking one; one column where there is but one family. */
export function twoColumns(families: readonly Family[]): [Family[], Family[]] {
  const rows = (part: readonly Family[]) => part.reduce((sum, { models }) => sum + models.length + 1, 0);
  const splits = families.map((_, index) => index + 1);
  const uneven = (at: number) => Math.abs(rows(families.slice(0, at)) - rows(families.slice(at)));
  const best = splits.reduce((one, other) => (uneven(other) < uneven(one) ? other : one), splits[0] ?? 0);
  return [families.slice(0, best), families.slice(best)];
}

/** Whether every word of a search is in a model's full name. */
export function isFound(label: string, search: string): boolean {
  const name = label.toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => name.includes(word));
}
