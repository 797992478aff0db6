import type { Shortcut } from "#components/keys/shortcuts.ts";

/** What keys do in the history. */
export const historyKeys = [
  { id: "search", keys: ["/"], caps: ["/"], words: "Search prompts" },
  { id: "move", keys: [], caps: ["←", "→", "↑", "↓"], words: "Go from clip to clip" },
  { id: "open", keys: [], caps: ["Enter"], words: "Open" },
  { id: "toggle", keys: ["x"], caps: ["X", "Space"], words: "Select" },
  { id: "range", keys: [], caps: ["Shift", "→"], words: "Extend selection" },
  { id: "all", keys: ["a"], caps: ["A"], words: "Select all shown" },
  { id: "clear", keys: ["Escape"], caps: ["Esc"], words: "Clear selection" },
  { id: "favourite", keys: ["f"], caps: ["F"], words: "Favourite" },
  { id: "tags", keys: ["t"], caps: ["T"], words: "Tag" },
  { id: "compare", keys: ["c"], caps: ["C"], words: "Compare selected" },
  { id: "download", keys: ["d"], caps: ["D"], words: "Download selected" },
  { id: "delete", keys: ["Delete", "Backspace"], caps: ["Del"], words: "Delete" },
  { id: "undo", keys: ["u"], caps: ["U"], words: "Undo the last deletion" },
] as const satisfies readonly Shortcut[];

export type HistoryKeyId = (typeof historyKeys)[number]["id"];
