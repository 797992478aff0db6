import type { SelectOption } from "#components/ui/select.tsx";
import { statuses } from "#lib/domain/generation/generation.ts";
import { statusWord } from "#lib/domain/generation/messages.ts";

/** The first of every choice: it asks for nothing. */
const any: SelectOption = { value: "", label: "Any" };

export const statusOptions: readonly SelectOption[] = [
  any,
  ...statuses.map((status) => ({ value: status, label: statusWord[status] })),
];

export const verdictOptions: readonly SelectOption[] = [
  any,
  { value: "keep", label: "Keep" },
  { value: "tweak", label: "Tweak" },
  { value: "reject", label: "Reject" },
  { value: "none", label: "None yet" },
];

export const referenceOptions: readonly SelectOption[] = [
  any,
  { value: "image", label: "With images" },
  { value: "video", label: "With videos" },
  { value: "audio", label: "With sounds" },
  { value: "none", label: "Without any" },
];

/** Models by their labels; one that is not offered any more but asked for by the address is named by its id. */
export function modelOptions(
  labels: Readonly<Record<string, string>>,
  asked: string | undefined,
): readonly SelectOption[] {
  const offered = Object.entries(labels).map(([value, label]) => ({ value, label }));
  const unknown = asked !== undefined && !(asked in labels) ? [{ value: asked, label: asked }] : [];
  return [any, ...offered, ...unknown];
}

export function tagOptions(tags: readonly string[], asked: string | undefined): readonly SelectOption[] {
  const all = asked === undefined || tags.includes(asked) ? tags : [...tags, asked];
  return [any, ...all.map((tag) => ({ value: tag, label: tag }))];
}
