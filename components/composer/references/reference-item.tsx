import { ArrowDown, ArrowUp, AtSign, Replace, Trash2 } from "lucide-react";
import { updateDocument } from "#components/composer/composer-state.ts";
import { useSession } from "#components/composer/composer-context.ts";
import { moveReference } from "#components/composer/reference-changes.ts";
import { announce } from "#components/state/announce.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import type { Kind } from "#lib/domain/media/format.ts";
import { type Reference, referenceLabel } from "#lib/domain/prompt/reference.ts";
import { chooseFile } from "./choose-file.ts";
import { ReferenceState } from "./reference-state.tsx";
import { ReferenceThumbnail } from "./reference-thumbnail.tsx";
import { RoleSelect } from "./role-select.tsx";

type ReferenceItemProps = {
  reference: Reference;
  number: { kind: Kind; ordinal: number };
  /** How many there are of its kind. */
  count: number;
};

/** One reference: what it is, how far its file is, and what can be done with it. */
export function ReferenceItem({ reference, number, count }: ReferenceItemProps) {
  const { store, uploads, editor } = useSession();
  const { id, name } = reference;
  const label = referenceLabel(number);
  const move = (direction: "up" | "down") => {
    updateDocument(store, (document) => moveReference(document, id, direction));
    const ordinal = number.ordinal + (direction === "up" ? -1 : 1);
    announce(`${name} is ${referenceLabel({ ...number, ordinal })} now`);
  };
  return (
    <li className="flex w-64 shrink-0 flex-col justify-between gap-2 rounded-control px-2 py-2.5 hover:bg-raised min-[56.25rem]:w-auto">
      <div className="flex min-w-0 gap-3">
        <ReferenceThumbnail reference={reference} />
        <div className="min-w-0 grow">
          <p className="line-clamp-2 text-13 font-medium break-words" title={name}>{`${label}: ${name}`}</p>
          <ReferenceState reference={reference} label={label} />
        </div>
      </div>
      <div className="flex flex-wrap items-center justify-between gap-x-0 gap-y-1">
        <RoleSelect reference={reference} label={label} />
        <div className="-mr-1 flex flex-wrap">
          <IconButton label={`Insert ${label}`} icon={AtSign} onClick={() => editor.current?.insert(id)} />
          <IconButton
            label={`Move ${label} up`}
            icon={ArrowUp}
            busy={number.ordinal === 1}
            className={restingClass}
            onClick={() => move("up")}
          />
          <IconButton
            label={`Move ${label} down`}
            icon={ArrowDown}
            busy={number.ordinal === count}
            className={restingClass}
            onClick={() => move("down")}
          />
          <IconButton
            label={`Replace ${label}`}
            icon={Replace}
            onClick={() => chooseFile((file) => void uploads.replace(id, file))}
          />
          <IconButton
            label={`Remove ${label}`}
            icon={Trash2}
            onClick={(event) => {
              focusNeighbour(event.currentTarget);
              uploads.remove(id);
              announce(`${label}, ${name}, removed`);
            }}
          />
        </div>
      </div>
    </li>
  );
}

/** At the end of the list a button to move further is only faint. */
const restingClass = "aria-disabled:border-transparent aria-disabled:bg-transparent";

/** Keeps the focus in the list when the item that has it goes: on the next one, or where more can be added. */
function focusNeighbour(button: HTMLElement): void {
  const item = button.closest("li");
  const neighbour = item?.nextElementSibling ?? item?.previousElementSibling;
  const next = neighbour?.querySelector<HTMLElement>('button[aria-label^="Remove"]');
  (next ?? item?.closest("section")?.querySelector<HTMLElement>("button"))?.focus();
}
