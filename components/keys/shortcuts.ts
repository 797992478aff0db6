/** What a key does. `keys` are as the browser calls them, `caps` as people read them. */
export type Shortcut<Id extends string = string> = {
  id: Id;
  keys: readonly string[];
  caps: readonly string[];
  words: string;
  /** Under which heading the list has it; without one, under that of the shortcut before it. */
  group?: string;
  /** As the list tells of it, if differently: two that belong together are the first one's line; null: the one before tells of it. */
  line?: { caps: readonly string[]; words: string } | null;
  /** It needs the key itself: the palette leaves it out. */
  isOfKeys?: true;
};

/** What keys do in the screening room. */
export const shortcuts = [
  { id: "play", keys: [" "], caps: ["Space"], words: "Play or pause", group: "Play" },
  {
    id: "previous-frame",
    keys: ["ArrowLeft", ","],
    caps: ["←", ","],
    words: "Previous frame",
    line: { caps: ["←", "→", ",", "."], words: "Step a frame" },
  },
  { id: "next-frame", keys: ["ArrowRight", "."], caps: ["→", "."], words: "Next frame", line: null },
  {
    id: "set-a",
    keys: ["["],
    caps: ["["],
    words: "Set A",
    line: { caps: ["[", "]"], words: "Set A, set B" },
  },
  { id: "set-b", keys: ["]"], caps: ["]"], words: "Set B", line: null },
  { id: "loop", keys: ["l"], caps: ["L"], words: "Loop" },
  { id: "listen", keys: ["s"], caps: ["S"], words: "Listen" },
  {
    id: "choose",
    keys: ["1", "2", "3", "4", "5", "6", "7", "8"],
    caps: ["1 – 8"],
    words: "Choose a clip",
    group: "Clips",
    isOfKeys: true,
  },
  {
    id: "previous-clip",
    keys: ["ArrowUp"],
    caps: ["↑"],
    words: "Previous clip",
    line: { caps: ["↑", "↓"], words: "Previous, next" },
  },
  { id: "next-clip", keys: ["ArrowDown"], caps: ["↓"], words: "Next clip", line: null },
  { id: "solo", keys: ["e"], caps: ["E"], words: "Large, and back" },
  { id: "inputs", keys: ["i"], caps: ["I"], words: "Inputs" },
  { id: "keep", keys: ["k"], caps: ["K"], words: "Keep", group: "Verdict" },
  { id: "tweak", keys: ["t"], caps: ["T"], words: "Tweak" },
  { id: "reject", keys: ["r"], caps: ["R"], words: "Reject" },
  {
    id: "undo",
    keys: ["u"],
    caps: ["U"],
    words: "Undo the last verdict",
    line: { caps: ["U"], words: "Undo the last" },
  },
  { id: "note", keys: ["n"], caps: ["N"], words: "Note at the playhead" },
  { id: "grid", keys: ["g"], caps: ["G"], words: "Grid", group: "Layout" },
  { id: "pair", keys: ["p"], caps: ["P"], words: "Pair" },
  { id: "wipe", keys: ["w"], caps: ["W"], words: "Wipe" },
  { id: "difference", keys: ["d"], caps: ["D"], words: "Difference" },
  { id: "overlay", keys: ["o"], caps: ["O"], words: "Overlay" },
  {
    id: "zoom-in",
    keys: ["z"],
    caps: ["Z"],
    words: "Zoom in",
    line: { caps: ["Z", "Shift Z"], words: "Zoom in, out" },
  },
  { id: "zoom-out", keys: ["Z"], caps: ["Shift", "Z"], words: "Zoom out", line: null },
  { id: "fit", keys: ["0"], caps: ["0"], words: "Fit" },
  { id: "full-screen", keys: ["f"], caps: ["F"], words: "Full screen" },
] as const satisfies readonly Shortcut[];

type ListedGroup = { group: string; lines: { id: string; caps: readonly string[]; words: string }[] };

/** Shortcuts as a list tells of them: under their headings, in their order, counterparts in one line. */
export function listed(shortcutsOf: readonly Shortcut[]): ListedGroup[] {
  const groups: ListedGroup[] = [];
  for (const { id, caps, words, group, line } of shortcutsOf) {
    if (group !== undefined || groups.length === 0) groups.push({ group: group ?? "", lines: [] });
    if (line !== null) groups.at(-1)?.lines.push({ id, ...(line ?? { caps, words }) });
  }
  return groups;
}

export type ShortcutId = (typeof shortcuts)[number]["id"];

/** What has the focus: a field takes every key for itself, a control those that work it. */
export type Focus = "page" | "control" | "field";

type Pressed = { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean };

const ofControls = new Set([" ", "Enter", "ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"]);

const held = new Set([",", ".", "ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "z", "Z"]);

/** Whether a key goes on while it is held: steps and zoom do; verdicts, deletions and downloads come once per press. */
export const goesOn = (key: string) => held.has(key);

/** What a key stands for in a list of shortcuts, where the focus is; null where it is not ours to take. */
export function shortcutOf<Id extends string>(
  list: readonly Shortcut<Id>[],
  pressed: Pressed,
  focus: Focus,
): Id | null {
  const { key, ctrlKey, metaKey, altKey } = pressed;
  if (focus === "field" || ctrlKey || metaKey || altKey) return null;
  if (focus === "control" && ofControls.has(key)) return null;
  return list.find(({ keys }) => keys.includes(key))?.id ?? null;
}
