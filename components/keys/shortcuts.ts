/** What a key does. `keys` are as the browser calls them, `caps` as people read them. */
export type Shortcut<Id extends string = string> = {
  id: Id;
  keys: readonly string[];
  caps: readonly string[];
  words: string;
};

/** What keys do in the screening room. */
export const shortcuts = [
  { id: "play", keys: [" "], caps: ["Space"], words: "Play or pause" },
  { id: "previous-frame", keys: ["ArrowLeft", ","], caps: ["←", ","], words: "Previous frame" },
  { id: "next-frame", keys: ["ArrowRight", "."], caps: ["→", "."], words: "Next frame" },
  { id: "set-a", keys: ["["], caps: ["["], words: "Set A" },
  { id: "set-b", keys: ["]"], caps: ["]"], words: "Set B" },
  { id: "loop", keys: ["l"], caps: ["L"], words: "Loop" },
  {
    id: "choose",
    keys: ["1", "2", "3", "4", "5", "6", "7", "8"],
    caps: ["1", "–", "8"],
    words: "Choose a clip",
  },
  { id: "previous-clip", keys: ["ArrowUp"], caps: ["↑"], words: "Previous clip" },
  { id: "next-clip", keys: ["ArrowDown"], caps: ["↓"], words: "Next clip" },
  { id: "solo", keys: ["e"], caps: ["E"], words: "Large, and back" },
  { id: "keep", keys: ["k"], caps: ["K"], words: "Keep" },
  { id: "tweak", keys: ["t"], caps: ["T"], words: "Tweak" },
  { id: "reject", keys: ["r"], caps: ["R"], words: "Reject" },
  { id: "undo", keys: ["u"], caps: ["U"], words: "Undo the last verdict" },
  { id: "listen", keys: ["s"], caps: ["S"], words: "Listen" },
  { id: "note", keys: ["n"], caps: ["N"], words: "Note at the playhead" },
  { id: "inputs", keys: ["i"], caps: ["I"], words: "Inputs" },
  { id: "grid", keys: ["g"], caps: ["G"], words: "Grid" },
  { id: "pair", keys: ["p"], caps: ["P"], words: "Pair" },
  { id: "wipe", keys: ["w"], caps: ["W"], words: "Wipe" },
  { id: "difference", keys: ["d"], caps: ["D"], words: "Difference" },
  { id: "overlay", keys: ["o"], caps: ["O"], words: "Overlay" },
  { id: "zoom-in", keys: ["z"], caps: ["Z"], words: "Zoom in" },
  { id: "zoom-out", keys: ["Z"], caps: ["Shift", "Z"], words: "Zoom out" },
  { id: "fit", keys: ["0"], caps: ["0"], words: "Fit" },
  { id: "full-screen", keys: ["f"], caps: ["F"], words: "Full screen" },
  { id: "list", keys: ["?"], caps: ["?"], words: "Keyboard shortcuts" },
] as const satisfies readonly Shortcut[];

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
