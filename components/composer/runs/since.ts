import type { Snapshot } from "#lib/domain/generation/run.ts";
import { isUnchanged, type PromptChanges, promptChanges } from "#lib/domain/prompt/prompt-changes.ts";
import { normalizeBody, type Prompt } from "#lib/domain/prompt/prompt.ts";
import { roleInSentence } from "#lib/domain/prompt/messages.ts";
import { numberReferences, referenceLabel } from "#lib/domain/prompt/reference.ts";
import { promptSettingTable, type Settings } from "#lib/domain/settings/setting-table.ts";
import { writeSetting } from "#lib/domain/settings/settings-text.ts";
import { runMessages as words } from "./messages.ts";

/** A piece of what changed: a reference by its label, or words that came or went, and what became of it. */
export type Since = { reference?: string; quoted?: string; text: string };

/** Of longer ones only how many there are is said. */
const quotedMaxWords = 6;

/**
 * What changed from one snapshot to another, in as few words as there can be; one piece that says so where nothing did. It is asked for
 * while somebody writes: the texts are not compared word by word.
 */
export function sinceText(before: Snapshot, after: Snapshot, nameOf: (modelId: string) => string): Since[] {
  const { references, settings, models, overrides } = changesBesideText(before, after);
  const pieces: Since[] = [];
  for (const what of ["added", "removed"] as const) {
    const all = references.filter(({ change }) => change === what);
    if (all.length === 1) pieces.push({ reference: all[0]!.label, text: words[what] }); // there is one
    else if (all.length > 1) pieces.push({ text: words.references(all.length, words[what]) });
  }
  for (const change of references) {
    if (change.change === "replaced") pieces.push({ reference: change.label, text: words.replaced });
    if (change.change === "role") {
      const text = change.to === null ? words.noRole : words.role(roleInSentence(change.to));
      pieces.push({ reference: change.label, text });
    }
  }
  pieces.push(...textSince(before.prompt, after.prompt));
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

/** The one setting in which two runs differ; null where they differ in anything else. */
export function onlySetting(before: Snapshot, after: Snapshot): keyof Settings | null {
  const changes = changesBesideText(before, after);
  const [setting, ...others] = changes.settings;
  if (!setting || others.length > 0 || !isUnchanged({ ...changes, settings: [] })) return null;
  return textSince(before.prompt, after.prompt).length === 0 ? setting.name : null;
}

function changesBesideText(before: Snapshot, after: Snapshot): PromptChanges {
  const wordless = ({ prompt, assets }: Snapshot): Snapshot => ({ prompt: { ...prompt, body: [] }, assets });
  return promptChanges(wordless(before), wordless(after));
}

/** A word, a sign or a token, and where it stands in the text. */
type Unit = { key: string; start: number; end: number };

function textSince(before: Prompt, after: Prompt): Since[] {
  const [was, is] = [unitsOf(before), unitsOf(after)];
  let start = 0;
  while (was.units[start] && was.units[start]?.key === is.units[start]?.key) start++;
  let end = 0;
  const left = Math.min(was.units.length, is.units.length) - start;
  while (end < left && was.units.at(-1 - end)?.key === is.units.at(-1 - end)?.key) end++;
  const [gone, come] = [was, is].map(({ units }) => units.slice(start, units.length - end)) as [
    Unit[],
    Unit[],
  ];
  if (gone.length === 0 && come.length === 0) return [];
  const [side, other, text] = come.length > 0 ? [come, gone, is.text] : [gone, come, was.text];
  if (other.length === 0 && wordsIn(side) <= quotedMaxWords) {
    const quoted = text.slice(side[0]?.start, side.at(-1)?.end);
    return [{ quoted, text: side === come ? words.added : words.removed }];
  }
  return [{ text: words.words(Math.max(1, without(gone, come), without(come, gone))) }];
}

function unitsOf(prompt: Prompt): { text: string; units: Unit[] } {
  const numbers = numberReferences(prompt.references);
  const units: Unit[] = [];
  let text = "";
  for (const node of normalizeBody(prompt.body)) {
    const start = text.length;
    if (node.type === "text") {
      text += node.text;
      for (const { 0: key, index } of node.text.matchAll(/[\p{L}\p{M}\p{N}_'’-]+|\S/gu))
        units.push({ key, start: start + index, end: start + index + key.length });
    } else {
      const number = numbers.get(node.id);
      text += number ? referenceLabel(number) : "?";
      units.push({ key: `\u0000${node.id}`, start, end: text.length });
    }
  }
  return { text, units };
}

/** A token has an id, which has digits. */
const isWord = ({ key }: Unit) => /[\p{L}\p{N}]/u.test(key);
const wordsIn = (units: readonly Unit[]) => units.filter(isWord).length;

/** How many words of the one are not among those of the other. */
function without(units: readonly Unit[], others: readonly Unit[]): number {
  const counts = new Map<string, number>();
  for (const { key } of others) counts.set(key, (counts.get(key) ?? 0) + 1);
  return units.filter(isWord).filter(({ key }) => {
    const count = counts.get(key) ?? 0;
    counts.set(key, count - 1);
    return count <= 0;
  }).length;
}

/** "duration": a setting within a sentence. */
export const settingWord = (name: keyof Settings) => promptSettingTable[name].label.toLowerCase();
