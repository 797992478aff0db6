import clsx from "clsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { useFocusBack } from "#components/ui/use-focus-back.ts";
import { listed, type Shortcut } from "./shortcuts.ts";

type ShortcutsDialogProps = {
  title: string;
  description: string;
  shortcuts: readonly Shortcut[];
  onClose: () => void;
};

/** Every key and what it does, in columns that are read downwards. */
export function ShortcutsDialog({ title, description, shortcuts, onClose }: ShortcutsDialogProps) {
  const groups = listed(shortcuts);
  const returnsFocus = useFocusBack();
  return (
    <Dialog isOpen {...{ onClose, title, description, returnsFocus }}>
      <div className={clsx("gap-x-6 text-13", groups.length > 1 && "sm:columns-2")}>
        {groups.map(({ group, lines }) => (
          <section key={group} className="mb-4 break-inside-avoid">
            {group && <h3 className="mb-1.5 text-12 font-medium text-quiet">{group}</h3>}
            <dl className="grid gap-y-1.5">
              {lines.map(({ id, caps, words }) => (
                <div key={id} className="flex break-inside-avoid items-center gap-2">
                  <dt className="flex w-28 shrink-0 flex-wrap gap-1">
                    {caps.map((cap) => (
                      <kbd
                        key={cap}
                        className="grid min-w-6 place-items-center rounded-[0.25rem] border border-edge bg-raised px-1.5 font-mono text-12 leading-5"
                      >
                        {cap}
                      </kbd>
                    ))}
                  </dt>
                  <dd>{words}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
