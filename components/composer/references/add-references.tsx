import { Link2, Plus, Upload } from "lucide-react";
import { lazy, type RefObject, Suspense, useState } from "react";
import { useSession } from "#components/composer/composer-context.ts";
import { Icon } from "#components/ui/icon.tsx";
import { Menu } from "#components/ui/menu.tsx";
import { trayMessages } from "./messages.ts";

const LinkDialog = lazy(() => import("./link-dialog.tsx"));

type AddReferencesProps = {
  input: RefObject<HTMLInputElement | null>;
  /** Where its list stands in the page. */
  container: RefObject<HTMLElement | null>;
};

/** The ways in for a file: from this computer, or from a link. */
export function AddReferences({ input, container }: AddReferencesProps) {
  const { uploads } = useSession();
  const [isLinking, setLinking] = useState(false);
  return (
    <>
      <Menu
        label={trayMessages.add}
        align="start"
        container={container}
        className="ref-add"
        onOpen={() => uploads.expect()}
        entries={[
          {
            type: "action",
            label: trayMessages.files,
            icon: Upload,
            onSelect: () => input.current?.click(),
          },
          {
            type: "action",
            label: trayMessages.fromLink,
            icon: Link2,
            onSelect: () => setLinking(true),
          },
        ]}
      >
        <Icon of={Plus} size={20} />
        <span className="ref-add-word">{trayMessages.addShort}</span>
      </Menu>
      {isLinking && (
        <Suspense>
          <LinkDialog onClose={() => setLinking(false)} />
        </Suspense>
      )}
    </>
  );
}
