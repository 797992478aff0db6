import type { ReferenceId } from "#lib/domain/base/id.ts";
import type { Model } from "#lib/domain/limits/model.ts";
import type { Arrangement } from "#lib/domain/prompt/arrange-references.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import { numberReferences } from "#lib/domain/prompt/reference.ts";
import type { Extras } from "#lib/domain/settings/extra-table.ts";
import { type ModelSettings, settingRows } from "#lib/domain/settings/setting-table.ts";
import { asksNothing } from "#lib/domain/settings/setting.ts";
import type { ReferenceUse, Sent } from "./sent.ts";

// Apart from what reads it: browsers compile prompts and need no schema of what is kept of them.

/** Of settings in a model's own terms those that it is told: it knows them, and they say something. */
export function toldSettings(
  settings: Partial<ModelSettings>,
  extras: Extras,
  { limits: { settings: offered } }: Model,
): Sent["settings"] {
  const told = settingRows.filter(([key, row]) => {
    const value = settings[key];
    return offered[key] !== undefined && value !== undefined && !asksNothing(row, value);
  });
  return {
    ...Object.fromEntries(told.map(([key]) => [key, settings[key]])),
    ...(Object.keys(extras).length > 0 && { extras }),
  };
}

/** What becomes of a prompt's references that are arranged for a model. */
export function usesOf(
  { references }: Prompt,
  { sent, firstFrame, lastFrame }: Pick<Arrangement, "sent" | "firstFrame" | "lastFrame">,
  { limits }: Model,
): Record<ReferenceId, ReferenceUse> {
  const placed = numberReferences(sent);
  const useOf = ({ id, kind }: Prompt["references"][number]): ReferenceUse => {
    if (id === firstFrame?.id) return { as: "first-frame" };
    if (id === lastFrame?.id) return { as: "last-frame" };
    const place = placed.get(id);
    if (place) return { as: "reference", position: place.ordinal };
    return { as: "nothing", ...(limits.references[kind] === null && { why: "kind" }) };
  };
  return Object.fromEntries(references.map((reference) => [reference.id, useOf(reference)]));
}
