import { Dialog } from "#components/ui/dialog.tsx";
import type { Shortcut } from "./shortcuts.ts";

type ShortcutsDialogProps = { shortcuts: readonly Shortcut[]; isOpen: boolean; onClose: () => void };

/** Every key and what it does. */
export function ShortcutsDialog({ shortcuts, isOpen, onClose }: ShortcutsDialogProps) {
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title="Keyboard shortcuts"
      description="Not while you type. Switch them off in Settings, Account."
    >
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-4 gap-y-1.5 text-13 sm:grid-cols-[auto_minmax(0,1fr)_auto_minmax(0,1fr)]">
        {shortcuts.map(({ id, caps, words }) => (
          <div key={id} className="contents">
            <dt className="flex gap-1">
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
    </Dialog>
  );
}
