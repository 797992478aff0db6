import type { HistoryModels } from "#components/history/history-model.ts";
import { filterMessages } from "#components/history/messages.ts";
import type { SelectOption } from "#components/ui/select.tsx";
import { statuses } from "#lib/domain/generation/generation.ts";
import { statusWord } from "#lib/domain/generation/messages.ts";

/** The first of every choice: it asks for nothing. */
const any: SelectOption = { value: "", label: filterMessages.any };

export const statusOptions: readonly SelectOption[] = [
  any,
  ...statuses.map((status) => ({ value: status, label: statusWord[status] })),
];

export const verdictOptions: readonly SelectOption[] = [
  any,
  ...Object.entries(filterMessages.verdicts).map(([value, label]) => ({ value, label })),
];

export const referenceOptions: readonly SelectOption[] = [
  any,
  ...Object.entries(filterMessages.withReferences).map(([value, label]) => ({ value, label })),
];

/** Models by their labels; one that is not offered any more but asked for by the address is named by its id. */
export function modelOptions(models: HistoryModels, asked: string | undefined): readonly SelectOption[] {
  const offered = Object.entries(models).map(([value, { label }]) => ({ value, label }));
  const unknown = asked !== undefined && !(asked in models) ? [{ value: asked, label: asked }] : [];
  return [any, ...offered, ...unknown];
}

export function tagOptions(tags: readonly string[], asked: string | undefined): readonly SelectOption[] {
  const all = asked === undefined || tags.includes(asked) ? tags : [...tags, asked];
  return [any, ...all.map((tag) => ({ value: tag, label: tag }))];
}
