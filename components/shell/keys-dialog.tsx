import { pageCommands } from "#components/keys/page-commands.ts";
import { ShortcutsDialog } from "#components/keys/shortcuts-dialog.tsx";
import type { Shortcut } from "#components/keys/shortcuts.ts";
import { useStored } from "#components/state/store.ts";
import { paletteMessages, shellMessages } from "./messages.ts";
import { shellKeysBeside } from "./shell-keys.ts";

const palette: Shortcut = { id: "commands", keys: [], caps: ["⌘K", "Ctrl K"], words: paletteMessages.title };

/** What the keys of this page do, then those of every page. A default export because React.lazy asks for one. */
export default function KeysDialog({
  usesShortcuts,
  onClose,
}: {
  usesShortcuts: boolean;
  onClose: () => void;
}) {
  const pages = useStored(pageCommands, (all) => all);
  const everywhere = usesShortcuts ? shellKeysBeside(pages) : [];
  return (
    <ShortcutsDialog
      title={shellMessages.shortcuts}
      description={usesShortcuts ? shellMessages.keysOn : shellMessages.keysOff}
      shortcuts={[
        ...pages.flatMap(({ keys }) => keys),
        { ...palette, group: shellMessages.everywhere },
        ...everywhere.map(({ group: _group, ...one }: Shortcut) => one),
      ]}
      onClose={onClose}
    />
  );
}
