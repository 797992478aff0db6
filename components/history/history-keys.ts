import type { Shortcut } from "#components/keys/shortcuts.ts";

/** What keys do in the history. */
export const historyKeys = [
  { id: "search", keys: ["/"], caps: ["/"], words: "Search prompts" },
  { id: "move", keys: [], caps: ["←", "→", "↑", "↓"], words: "Go from result to result" },
  { id: "range", keys: [], caps: ["Shift", "→"], words: "Extend selection" },
  { id: "toggle", keys: [], caps: ["Space"], words: "Choose a result, or let it go" },
  { id: "all", keys: ["a"], caps: ["A"], words: "Choose all shown" },
  { id: "clear", keys: ["Escape"], caps: ["Esc"], words: "Clear" },
  { id: "favourite", keys: ["f"], caps: ["F"], words: "Favourite" },
  { id: "tags", keys: ["t"], caps: ["T"], words: "Tags" },
  { id: "compare", keys: ["c"], caps: ["C"], words: "Compare what is chosen" },
  { id: "download", keys: ["d"], caps: ["D"], words: "Download what is chosen" },
  { id: "delete", keys: ["Delete", "Backspace"], caps: ["Del"], words: "Delete" },
  { id: "undo", keys: ["u"], caps: ["U"], words: "Take the latest deletion back" },
  { id: "list", keys: ["?"], caps: ["?"], words: "This list" },
] as const satisfies readonly Shortcut[];

export type HistoryKeyId = (typeof historyKeys)[number]["id"];
