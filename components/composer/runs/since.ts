import { isUnchanged, type PromptChanges } from "#lib/domain/prompt/prompt-changes.ts";
import { promptSettingTable, type Settings } from "#lib/domain/settings/setting-table.ts";
import { writeSetting } from "#lib/domain/settings/settings-text.ts";
import { runMessages as words } from "./messages.ts";

/** A piece of what changed: a reference by its label, or words that came, and what became of it. */
export type Since = { reference?: string; quoted?: string; text: string };

/** Of longer ones only how many there are is said. */
const quotedMaxWords = 6;

/** What changed, in as few words as there can be; one piece that says so where nothing did. */
export function sinceText(changes: PromptChanges, nameOf: (modelId: string) => string): Since[] {
  if (isUnchanged(changes)) return [{ text: words.unchanged }];
  const { references, settings, models, overrides } = changes;
  const pieces: Since[] = [];
  for (const what of ["added", "removed"] as const) {
    const all = references.filter(({ change }) => change === what);
    if (all.length === 1) pieces.push({ reference: all[0]!.label, text: words[what] }); // there is one
    else if (all.length > 1) pieces.push({ text: words.references(all.length, words[what]) });
  }
  for (const change of references) {
    if (change.change === "replaced") pieces.push({ reference: change.label, text: words.replaced });
    if (change.change === "role") {
      const text = change.to === null ? words.noRole : words.role(change.to.replace("-", " "));
      pieces.push({ reference: change.label, text });
    }
  }
  pieces.push(...textSince(changes.text));
  for (const { name, from, to } of settings)
    pieces.push({ text: words.fromTo(writeSetting(name, from), writeSetting(name, to)) });
  const [[added, ...more], removed] = [models.added, models.removed];
  const count = models.added.length + removed.length;
  if (count > 1 || more.length > 0) pieces.push({ text: words.models(count) });
  else if (added) pieces.push({ text: `${nameOf(added)} ${words.added}` });
  else if (removed[0]) pieces.push({ text: `${nameOf(removed[0])} ${words.removed}` });
  if (overrides.length > 0) pieces.push({ text: words.ownSettings });
  return pieces.length > 0 ? pieces : [{ text: words.unchanged }];
}

function textSince(text: PromptChanges["text"]): Since[] {
  const changed = text.filter((piece) => piece.in !== "both" && piece.text.trim() !== "");
  const [first] = changed;
  if (!first) return [];
  if (changed.length === 1 && wordsIn(first.text) <= quotedMaxWords)
    return [{ quoted: first.text.trim(), text: first.in === "after" ? words.added : words.removed }];
  const count = (side: "before" | "after") =>
    changed.reduce((sum, piece) => sum + (piece.in === side ? wordsIn(piece.text) : 0), 0);
  return [{ text: words.words(Math.max(count("before"), count("after"))) }];
}

const wordsIn = (text: string) => text.trim().split(/\s+/).length;

/** The one setting in which two runs differ; null where they differ in anything else. */
export function onlySetting(changes: PromptChanges): keyof Settings | null {
  const [setting, ...others] = changes.settings;
  if (!setting || others.length > 0 || !isUnchanged({ ...changes, settings: [] })) return null;
  return setting.name;
}

/** "duration": a setting within a sentence. */
export const settingWord = (name: keyof Settings) => promptSettingTable[name].label.toLowerCase();
