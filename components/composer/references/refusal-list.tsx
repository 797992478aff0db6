import { X } from "lucide-react";
import { useComposer, useSession } from "#components/composer/composer-context.ts";
import { IconButton } from "#components/ui/icon-button.tsx";

/** Files that were not taken, each with its reason, until the author has read them. */
export function RefusalList() {
  const { store } = useSession();
  const refusals = useComposer((state) => state.refusals);
  return (
    <div aria-live="polite" className="flex flex-col gap-2 [&:not(:empty)]:mb-3">
      {refusals.map(({ key, name, reason }) => (
        <div
          key={key}
          className="flex items-start gap-2 rounded-control border border-failed px-3 py-1.5 text-13"
        >
          <p className="min-w-0 grow py-1">
            <span className="font-medium break-words">{name}</span> was not added. {reason}
          </p>
          <IconButton
            label={`Dismiss the note about ${name}`}
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
