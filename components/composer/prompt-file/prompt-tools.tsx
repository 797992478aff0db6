import { Ellipsis } from "lucide-react";
import { usePathname } from "next/navigation";
import { useSession } from "#components/composer/composer-context.ts";
import { savePromptFile } from "#components/reuse/save-prompt-file.ts";
import { Icon } from "#components/ui/icon.tsx";
import { Menu } from "#components/ui/menu.tsx";
import { choosePromptFile } from "./choose-prompt-file.ts";

/** What can be done with the prompt as a whole: its runs, and the prompt as a file. */
export function PromptTools() {
  const session = useSession();
  const isSaved = usePathname().endsWith(session.saver.id);
  const save = () => {
    session.flushText();
    const { document, assets } = session.store.get();
    void savePromptFile({ prompt: document, assets: [...assets.values()] });
  };
  return (
    // One thing in its line, also while the list is open.
    <div>
      <Menu
        label="More for this prompt"
        size="small"
        className="-mr-2 px-2!"
        entries={[
          ...(isSaved
            ? [
                {
                  type: "link" as const,
                  label: "Runs and what changed",
                  href: `/prompts/${session.saver.id}`,
                },
                { type: "line" as const, id: "file" },
              ]
            : []),
          { type: "action", label: "Save as a prompt file", onSelect: save },
          { type: "action", label: "Open a prompt file", onSelect: () => choosePromptFile(session) },
        ]}
      >
        <Icon of={Ellipsis} />
      </Menu>
    </div>
  );
}
