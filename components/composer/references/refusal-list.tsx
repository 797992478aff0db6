import { X } from "lucide-react";
import { useComposer, useSession } from "#components/composer/composer-context.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import { trayMessages } from "./messages.ts";

/** Files that were not taken, each with its reason, until the author has read them. */
export function RefusalList() {
  const { store } = useSession();
  const refusals = useComposer((state) => state.refusals);
  return (
    <div aria-live="polite" className="table-notes flex flex-col gap-2">
      {refusals.map(({ key, name, reason }) => (
        <div
          key={key}
          className="flex items-start gap-2 rounded-control border border-failed px-3 py-1.5 text-13"
        >
          <p className="min-w-0 grow py-1">
            <span className="font-medium break-words">{name}</span> {trayMessages.wasNotAdded} {reason}
          </p>
          <IconButton
            label={trayMessages.dismiss(name)}
            icon={X}
            className="shrink-0"
            onClick={() =>
              store.update((state) => ({
                ...state,
                refusals: state.refusals.filter((refusal) => refusal.key !== key),
              }))
            }
          />
        </div>
      ))}
    </div>
  );
}
