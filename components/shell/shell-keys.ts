import type { PageCommands } from "#components/keys/page-commands.ts";
import type { Shortcut } from "#components/keys/shortcuts.ts";
import { shellMessages } from "./messages.ts";

/** What keys do on every page, where the page itself does nothing else with them: one key, or two after each other. */
const shellKeys = [
  {
    id: "/studio",
    keys: ["n"],
    caps: ["N"],
    words: shellMessages.newPrompt,
    group: shellMessages.everywhere,
  },
  { id: "/history", keys: ["g h"], caps: ["G H"], words: shellMessages.history },
  { id: "/galleries", keys: ["g g"], caps: ["G G"], words: shellMessages.galleries },
  { id: "/scoreboard", keys: ["g s"], caps: ["G S"], words: shellMessages.scoreboard },
  { id: "shortcuts", keys: ["?"], caps: ["?"], words: shellMessages.thisList },
] as const satisfies readonly Shortcut[];

/** Those that are left beside the keys of what stands on the page. */
export function shellKeysBeside(pages: readonly PageCommands[]): readonly (typeof shellKeys)[number][] {
  const taken = new Set(pages.flatMap(({ keys }) => keys.flatMap((shortcut) => [...shortcut.keys])));
  return shellKeys.filter(({ keys: [key] }) => !taken.has(key.charAt(0)));
}
