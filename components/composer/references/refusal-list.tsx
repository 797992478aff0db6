import clsx from "clsx";
import { X } from "lucide-react";
import { useComposer, useSession } from "#components/composer/composer-context.ts";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { trayMessages } from "./messages.ts";

/** Files that were not added, each with its reason, until the author has read them. One whose bytes are there already is offered again. */
export function RefusalList() {
  const { store, uploads, lit } = useSession();
  const refusals = useComposer((state) => state.refusals);
  const light = (id: ReturnType<typeof lit.get>) => lit.update(() => id);
  return (
    <div aria-live="polite" className="table-notes flex flex-col gap-2">
      {refusals.map(({ key, name, reason, sameAs }) => (
        <div
          key={key}
          className={clsx(
            "flex flex-wrap items-center justify-end gap-x-2 rounded-control border px-3 py-1 text-13",
            sameAs ? "border-edge" : "border-failed",
          )}
          {...(sameAs && { onPointerEnter: () => light(sameAs), onPointerLeave: () => light(null) })}
        >
          <p className="min-w-0 flex-1 basis-48 py-1">
            <span className="font-medium break-words">{name}</span>
            {sameAs ? ": " : ` ${trayMessages.wasNotAdded} `}
            {reason}
          </p>
          {sameAs && (
            <Button size="small" onClick={() => uploads.addAgain(key)}>
              {trayMessages.addAgain}
            </Button>
          )}
          <IconButton
            label={trayMessages.dismiss(name)}
            icon={X}
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
