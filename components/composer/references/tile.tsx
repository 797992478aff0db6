import { useDraggable, useDroppable } from "@dnd-kit/core";
import clsx from "clsx";
import { AtSign, Ellipsis } from "lucide-react";
import type { RefObject } from "react";
import { useComposer, useSession } from "#components/composer/composer-context.ts";
import { conversionOf } from "#components/composer/composer-state.ts";
import { conversionText } from "#components/composer/conversions/messages.ts";
import { type ShownFile, shownFile } from "#components/composer/viewer/shown-file.ts";
import { useShown } from "#components/composer/viewer/use-shown.ts";
import { useStored } from "#components/state/store.ts";
import { Icon } from "#components/ui/icon.tsx";
import { KindIcon } from "#components/ui/kind-icon.tsx";
import { Menu } from "#components/ui/menu.tsx";
import { PassingFilm } from "#components/ui/passing-film.tsx";
import { usePassing } from "#components/ui/use-passing.ts";
import { clockText } from "#lib/domain/base/quantity.ts";
import type { Kind } from "#lib/domain/media/format.ts";
import { type Reference, referenceLabel } from "#lib/domain/prompt/reference.ts";
import { trayMessages } from "./messages.ts";
import { roleOptions } from "./roles.ts";
import { tileEntries } from "./tile-entries.ts";
import { tileFit } from "./tile-fit.ts";
import { TilePicture } from "./tile-picture.tsx";
import { TileState } from "./tile-state.tsx";

/** What of a tile can have the focus; of all tiles together one is a stop of Tab. */
export type TilePart = "open" | "insert" | "actions" | "state";

export type TileHands = {
  onMove: (id: Reference["id"], direction: "up" | "down") => void;
  onRemove: (reference: Reference, label: string) => void;
};

type TileProps = {
  reference: Reference;
  number: { kind: Kind; ordinal: number };
  /** How many there are of its kind. */
  count: number;
  /** Its part that is a stop of Tab, if the tray's stop is in it. */
  stop: TilePart | null;
  /** Its place in the tray among odd numbers: one that was removed leaves its own to the way back. */
  order: number;
  /** Where the list of its menu stands in the page. */
  container: RefObject<HTMLElement | null>;
  hands: TileHands;
};

/** One reference as a picture: what it is, what the models say of it, how far its file is, and what can be done with it. */
export function Tile({ reference, number, count, stop, order, container, hands }: TileProps) {
  const session = useSession();
  const { id, name, kind, role } = reference;
  const label = referenceLabel(number);
  const file = useShownFile(reference);
  const conversion = useComposer((state) => conversionOf(state, id));
  // As a text, which stays the same while others change: a key in the prompt draws no tile.
  const fitText = useStored(session.verdicts, (all) => JSON.stringify(tileFit(all, reference)));
  const fit = JSON.parse(fitText) as ReturnType<typeof tileFit>; // it was written right here
  const isLit = useStored(session.lit, (lit) => lit === id);
  const { setNodeRef: setPlace } = useDroppable({ id });
  const { setNodeRef, listeners, isDragging } = useDraggable({ id });
  const { isWanted, handlers } = usePassing();
  const tabIndex = (part: TilePart) => (stop === part ? undefined : (-1 as const));
  const { durationMs } = file.measured;
  const roleWord = role ? (roleOptions(reference).find(({ value }) => value === role)?.label ?? "") : "";
  return (
    <li
      ref={setPlace}
      {...handlers}
      style={{ order }}
      data-id={id}
      className={clsx("ref-tile", kind === "audio" && "is-sound", isDragging && "is-slot", isLit && "is-lit")}
      data-refused={fit && fit.refused > 0 ? "" : undefined}
    >
      <p className="sr-only">
        {trayMessages.sentence(label, name, fit, roleWord, conversionText(conversion))}
      </p>
      <button
        ref={setNodeRef}
        {...listeners}
        type="button"
        aria-label={trayMessages.open(label)}
        data-tooltip={name}
        className="ref-open"
        onClick={() => session.viewed.update(() => id)}
        tabIndex={tabIndex("open")}
        data-part="open"
      >
        <TilePicture reference={reference} file={file} />
        {isWanted && kind === "video" && <PassingReference reference={reference} file={file} />}
      </button>
      <div aria-hidden className="ref-words">
        <span className="ref-label">
          <KindIcon kind={kind} size={14} className="ref-kind" />
          {label}
        </span>
        {fit && <TileDot {...fit} />}
        {roleWord !== "" ? (
          <span className="ref-role">{roleWord}</span>
        ) : (
          durationMs !== undefined && <span className="ref-time">{clockText(durationMs)}</span>
        )}
      </div>
      <TileState reference={reference} label={label} tabIndex={tabIndex("state")} />
      <div className="ref-tools">
        <button
          type="button"
          aria-label={trayMessages.insert(label)}
          data-tooltip={trayMessages.insert(label)}
          className="ref-tool"
          onClick={() => session.editor.current?.insert(id)}
          tabIndex={tabIndex("insert")}
          data-part="insert"
        >
          <Icon of={AtSign} size={14} />
        </button>
        <Menu
          label={trayMessages.actions(label)}
          className="ref-tool"
          align="start"
          container={container}
          tabIndex={tabIndex("actions")}
          entries={tileEntries({ session, reference, label, number, count, hands })}
        >
          <Icon of={Ellipsis} size={14} />
        </Menu>
      </div>
    </li>
  );
}

/** It plays by what shows it. */
function PassingReference({ reference, file }: { reference: Reference; file: ShownFile }) {
  const { sources, onFail } = useShown(reference, file);
  const [source] = sources;
  return (
    source && <PassingFilm src={source.src} className="object-cover" onError={() => onFail(source.src)} />
  );
}

/** A reference's file as it can be looked at now; text that changes doesn't draw it again. */
export function useShownFile(reference: Reference): ShownFile {
  const assets = useComposer((state) => state.assets);
  const uploads = useComposer((state) => state.uploads);
  return shownFile(reference, { assets, uploads });
}

/** Green: all take it. Lemon: some only changed. Red: how many refuse it. */
function TileDot({ total, fits, refused }: NonNullable<ReturnType<typeof tileFit>>) {
  if (refused > 0) return <span className="ref-dot is-refused">{refused}</span>;
  return <span className={clsx("ref-dot", fits < total && "is-changed")} />;
}
