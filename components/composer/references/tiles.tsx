import {
  DndContext,
  DragOverlay,
  type DragOverEvent,
  MouseSensor,
  pointerWithin,
  TouchSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from "react";
import { byMouse, byTouch, measuring, settling, wordless } from "#components/ui/drag-order.ts";
import { useComposer, useSession } from "#components/composer/composer-context.ts";
import { useConversionWatch } from "#components/composer/conversions/use-conversion-watch.ts";
import { moveReference } from "#components/composer/reference-changes.ts";
import { useRoomMade } from "#components/ui/use-room-made.ts";
import { announce } from "#components/state/announce.ts";
import { useStored } from "#components/state/store.ts";
import { useMediaQuery } from "#components/state/media-queries.ts";
import { type ReferenceId, referenceIdSchema } from "#lib/domain/base/id.ts";
import { numberReferences, type Reference, referenceLabel } from "#lib/domain/prompt/reference.ts";
import { trayMessages } from "./messages.ts";
import { TilePicture } from "./tile-picture.tsx";
import { Tile, type TileHands, type TilePart, useShownFile } from "./tile.tsx";

type TilesProps = {
  /** Where menus stand in the page: the tray cuts off what reaches out of it. */
  container: RefObject<HTMLElement | null>;
};

/** The references in their order, to be dragged and moved by keys. A default export because React.lazy asks for one. */
export default function Tiles({ container }: TilesProps) {
  const { store, uploads, change, lastRemoved, putBack } = useSession();
  useConversionWatch();
  const removed = useStored(lastRemoved, (one) => one);
  const references = useComposer((state) => state.document.references);
  const list = useRef<HTMLUListElement>(null);
  const [reached, setReached] = useState<{ id: ReferenceId; part: TilePart } | null>(null);
  /** While one is dragged: which, and where it would be put, from 0. */
  const [drag, setDrag] = useState<{ id: ReferenceId; to: number } | null>(null);
  const ids = references.map(({ id }) => id);
  const order = drag ? moved(ids, ids.indexOf(drag.id), drag.to) : ids;
  const makeRoom = useRoomMade(list, order.join(" "));
  const sensors = useSensors(useSensor(MouseSensor, byMouse), useSensor(TouchSensor, byTouch));
  const isStill = useMediaQuery("(prefers-reduced-motion: reduce)", false);
  const ordinals = numberReferences(references);
  const labelOf = (id: ReferenceId) => {
    const number = numberReferences(store.get().document.references).get(id);
    return number ? referenceLabel(number) : "";
  };

  /** Where each reference was seen last, so that one that goes leaves its place to the way back. */
  const [places, setPlaces] = useState<ReadonlyMap<ReferenceId, number>>(new Map());
  if (ids.some((id, place) => places.get(id) !== place))
    setPlaces(new Map([...places, ...ids.map((id, place) => [id, place] as const)]));

  const hands: TileHands = {
    onMove(id, direction) {
      const name = references.find((one) => one.id === id)?.name ?? "";
      const had = document.activeElement;
      makeRoom();
      change((prompt) => moveReference(prompt, id, direction));
      announce(trayMessages.isNow(name, labelOf(id)));
      // What is moved in the page loses the focus.
      requestAnimationFrame(() => had instanceof HTMLElement && had.isConnected && had.focus());
    },
    onRemove({ id, name }, label) {
      makeRoom();
      uploads.remove(id);
      announce(`${trayMessages.removed(label)}: ${name}`);
    },
  };
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const { target, key, altKey } = event;
    const reference = references.find(({ id }) => id === idAt(target));
    if (!reference) return;
    if (altKey && (key === "ArrowLeft" || key === "ArrowRight"))
      hands.onMove(reference.id, key === "ArrowLeft" ? "up" : "down");
    else if (key === "Delete" || key === "Backspace") hands.onRemove(reference, labelOf(reference.id));
    else if (!moveFocus(event, list.current)) return;
    event.preventDefault();
  });
  useEffect(() => {
    const { current } = list;
    const reach = ({ target }: FocusEvent) => {
      const id = idAt(target);
      const part = partAt(target);
      if (id && part) setReached({ id, part });
    };
    const press = (event: KeyboardEvent) => onKey(event);
    current?.addEventListener("focusin", reach);
    current?.addEventListener("keydown", press);
    return () => {
      current?.removeEventListener("focusin", reach);
      current?.removeEventListener("keydown", press);
    };
  }, []);
  const over = ({ active, over: target }: DragOverEvent) => {
    const to = order.findIndex((id) => id === target?.id);
    if (to === -1 || target?.id === active.id) return;
    makeRoom();
    setDrag((before) => before && { ...before, to });
  };
  const drop = () => {
    if (drag && order.join() !== ids.join()) {
      change((prompt) => ({
        ...prompt,
        references: order.flatMap((id) => prompt.references.find((one) => one.id === id) ?? []),
      }));
      const name = references.find(({ id }) => id === drag.id)?.name ?? "";
      announce(trayMessages.isNow(name, labelOf(drag.id)));
    }
    setDrag(null);
  };
  const carried = references.find(({ id }) => id === drag?.id);
  const stop = reached && ids.includes(reached.id) ? reached : { id: ids[0], part: "open" as const };
  const forget = () => {
    makeRoom();
    lastRemoved.update(() => null);
  };
  const tiles = references.map((reference) => (
    <Tile
      key={reference.id}
      reference={reference}
      number={ordinals.get(reference.id)!} // every one is numbered
      count={references.filter(({ kind }) => kind === reference.kind).length}
      stop={stop.id === reference.id ? stop.part : null}
      order={2 * order.indexOf(reference.id) + 1}
      container={container}
      hands={hands}
    />
  ));
  return (
    <DndContext
      id="references"
      sensors={sensors}
      collisionDetection={pointerWithin}
      measuring={measuring}
      accessibility={wordless}
      onDragStart={({ active }) => {
        const to = ids.findIndex((id) => id === active.id);
        if (to !== -1) setDrag({ id: ids[to]!, to }); // it was found there
      }}
      onDragOver={over}
      onDragEnd={drop}
      onDragCancel={() => {
        makeRoom();
        setDrag(null);
      }}
    >
      <div className="table-tiles">
        <ul ref={list} aria-label={trayMessages.references} className="contents">
          {tiles}
        </ul>
        {removed && !drag && (
          <RemovedTile
            key={removed.id}
            {...removed}
            order={2 * (places.get(removed.id) ?? ids.length)}
            onForget={forget}
            onUndo={() => {
              makeRoom();
              putBack(removed.id);
            }}
          />
        )}
      </div>
      <DragOverlay dropAnimation={isStill ? null : settling}>
        {carried && <CarriedTile reference={carried} />}
      </DragOverlay>
    </DndContext>
  );
}
type RemovedTileProps = {
  id: ReferenceId;
  label: string;
  order: number;
  onUndo: () => void;
  onForget: () => void;
};

const undoMs = 10_000;

/** In the place of a tile that was just taken out, for a while: the way back. */
function RemovedTile({ id, label, order, onUndo, onForget }: RemovedTileProps) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const { activeElement } = document;
    const isOfTray = activeElement?.closest(".table-tray") != null;
    // What took it out is gone, or goes with its menu.
    if (isOfTray || activeElement === document.body) button.current?.focus({ preventScroll: true });
  }, []);
  // By a press of it or by an undo, the tile is back in its place.
  useLayoutEffect(() => {
    const { current } = button;
    const tray = current?.closest(".table-tray");
    return () => {
      if (document.activeElement !== current) return;
      requestAnimationFrame(() => tray?.querySelector<HTMLElement>(`[data-id="${id}"] > .ref-open`)?.focus());
    };
  }, [id]);
  const forget = useEffectEvent(() => document.activeElement === button.current || onForget());
  useEffect(() => {
    const timer = setInterval(() => forget(), undoMs);
    return () => clearInterval(timer);
  }, []);
  return (
    <div className="ref-tile is-gone" style={{ order }}>
      <p>{trayMessages.removed(label)}</p>
      <button
        ref={button}
        type="button"
        aria-label={trayMessages.undoFor(label)}
        className="ref-remedy"
        onClick={onUndo}
      >
        {trayMessages.undo}
      </button>
    </div>
  );
}

function CarriedTile({ reference }: { reference: Reference }) {
  const file = useShownFile(reference);
  return (
    <div className={reference.kind === "audio" ? "ref-tile is-sound is-carried" : "ref-tile is-carried"}>
      <TilePicture reference={reference} file={file} />
    </div>
  );
}

function moved<Item>(items: readonly Item[], from: number, to: number): Item[] {
  return items.toSpliced(from, 1).toSpliced(to, 0, items[from]!); // it is one of them
}

const parts = ["open", "state", "insert", "actions"] as const satisfies readonly TilePart[];

/** The menu's button says of itself that it opens a list. */
function partAt(target: EventTarget | null): TilePart | undefined {
  if (!(target instanceof HTMLElement)) return undefined;
  if (target.ariaHasPopup === "menu") return "actions";
  return parts.find((part) => part === target.dataset["part"]);
}

function idAt(target: EventTarget | null): ReferenceId | undefined {
  const item = target instanceof HTMLElement ? target.closest<HTMLElement>(".ref-tile") : null;
  return referenceIdSchema.safeParse(item?.dataset["id"]).data;
}

/**
 * ← and → go from button to button, ↑ and ↓ to the same one of another tile, but open the menu on its button; Home and End go to the
 * ends. Says whether it went.
 */
function moveFocus({ key, target }: KeyboardEvent, list: HTMLElement | null): boolean {
  const part = partAt(target);
  const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -1, ArrowDown: 1 };
  const isAcross = /Up|Down/.test(key);
  if (!list || !part || !(key in steps || key === "Home" || key === "End")) return false;
  if (isAcross && part === "actions") return false;
  const buttons = [...list.querySelectorAll<HTMLElement>("button")];
  const all = isAcross ? buttons.filter((button) => partAt(button) === part) : buttons;
  const place = all.findIndex((button) => button === target) + (steps[key] ?? 0);
  const next = key === "Home" ? all[0] : key === "End" ? all.at(-1) : all[place];
  next?.focus();
  return next !== undefined;
}
