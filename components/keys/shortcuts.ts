/** What a key does. `keys` are as the browser calls them, `caps` as people read them. */
export type Shortcut<Id extends string = string> = {
  id: Id;
  keys: readonly string[];
  caps: readonly string[];
  words: string;
};

/** What keys do in the screening room. */
export const shortcuts = [
  { id: "play", keys: [" "], caps: ["Space"], words: "Play or pause all" },
  { id: "previous-frame", keys: ["ArrowLeft", ","], caps: ["←", ","], words: "Previous frame" },
  { id: "next-frame", keys: ["ArrowRight", "."], caps: ["→", "."], words: "Next frame" },
  { id: "set-a", keys: ["["], caps: ["["], words: "Begin the range here (A)" },
  { id: "set-b", keys: ["]"], caps: ["]"], words: "End the range here (B)" },
  { id: "loop", keys: ["l"], caps: ["L"], words: "Loop" },
  {
    id: "choose",
    keys: ["1", "2", "3", "4", "5", "6", "7", "8"],
    caps: ["1", "–", "8"],
    words: "Choose a result",
  },
  { id: "keep", keys: ["k"], caps: ["K"], words: "Keep the chosen result" },
  { id: "tweak", keys: ["t"], caps: ["T"], words: "Tweak the chosen result" },
  { id: "reject", keys: ["r"], caps: ["R"], words: "Reject the chosen result" },
  { id: "undo", keys: ["u"], caps: ["U"], words: "Take the latest verdict back" },
  { id: "listen", keys: ["s"], caps: ["S"], words: "Listen to the chosen result" },
  { id: "grid", keys: ["g"], caps: ["G"], words: "Grid" },
  { id: "pair", keys: ["p"], caps: ["P"], words: "Pair" },
  { id: "wipe", keys: ["w"], caps: ["W"], words: "Wipe" },
  { id: "difference", keys: ["d"], caps: ["D"], words: "Difference" },
  { id: "overlay", keys: ["o"], caps: ["O"], words: "Overlay" },
  { id: "zoom-in", keys: ["z"], caps: ["Z"], words: "Zoom in" },
  { id: "zoom-out", keys: ["Z"], caps: ["Shift", "Z"], words: "Zoom out" },
  { id: "fit", keys: ["0"], caps: ["0"], words: "Show whole pictures" },
  { id: "full-screen", keys: ["f"], caps: ["F"], words: "Full screen" },
  { id: "list", keys: ["?"], caps: ["?"], words: "This list" },
] as const satisfies readonly Shortcut[];

export type ShortcutId = (typeof shortcuts)[number]["id"];

/** What has the focus: a field takes every key for itself, a control those that work it. */
export type Focus = "page" | "control" | "field";

type Pressed = { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean };

const ofControls = new Set([" ", "Enter", "ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"]);

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
