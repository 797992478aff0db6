import { adaptRows } from "./adapt-settings.ts";
import type { Issue } from "#lib/domain/limits/issue.ts";
import type { Model } from "#lib/domain/limits/model.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import { extraRows, type Extras } from "./extra-table.ts";

/** What a model is sent of its extras, and the issues with them. What is not set, or is off, is not sent. */
export function adaptExtras(prompt: Prompt, model: Model): { extras: Extras; issues: Issue[] } {
  const { extras: asked = {} } = prompt.overrides[model.id] ?? {};
  const offered = model.limits.settings.extras ?? {};
  const around = { variations: prompt.settings.variations, pictureRatio: null };
  const { values, issues } = adaptRows(extraRows, {
    asked,
    offered,
    around,
    model,
    path: ["settings", "extras"],
  });
  const told = Object.entries(values).filter(([, value]) => value !== undefined);
  return { extras: Object.fromEntries(told), issues };
}
