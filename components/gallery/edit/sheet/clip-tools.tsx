import type { useDraggable } from "@dnd-kit/core";
import { ArrowDown, ArrowUp, Clapperboard, Ellipsis, Eye, GripVertical, X } from "lucide-react";
import type { KeyboardEvent } from "react";
import { galleryMessages } from "#components/gallery/edit/messages.ts";
import { Icon } from "#components/ui/icon.tsx";
import { Menu } from "#components/ui/menu.tsx";
import type { ArrangedClipProps } from "./arranged-clip.tsx";

type ClipToolsProps = Pick<
  ArrangedClipProps,
  "item" | "number" | "count" | "result" | "onMove" | "onRemove" | "onOpen"
> & {
  /** Of the drag, which begins on the grip too. */
  listeners: ReturnType<typeof useDraggable>["listeners"];
};

/** On the picture: the grip, which arrow keys move as well, what is rarer behind ⋯, and ✕. */
export function ClipTools({
  item,
  number,
  count,
  result,
  listeners,
  onMove,
  onRemove,
  onOpen,
}: ClipToolsProps) {
  const onKeyDown = (event: KeyboardEvent<HTMLButtonElement>) => {
    const by = steps(count)[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const grip = event.currentTarget;
    onMove(item.id, by);
    requestAnimationFrame(() => grip.focus()); // what is moved in the page loses the focus
  };
  return (
    <div className="clip-tools pointer-events-none absolute inset-x-0 top-0 flex gap-1 p-2 scheme-dark pointer-coarse:gap-0 pointer-coarse:p-0.5 *:pointer-events-auto">
      <button
        type="button"
        {...listeners}
        aria-label={galleryMessages.move(number)}
        data-tooltip={galleryMessages.moveHint}
        className="clip-tool mr-auto cursor-grab touch-manipulation active:cursor-grabbing"
        onKeyDown={onKeyDown}
      >
        <Icon of={GripVertical} />
      </button>
      <Menu
        label={galleryMessages.actions(number)}
        className="clip-tool"
        entries={[
          {
            type: "action",
            label: galleryMessages.visible,
            icon: Eye,
            onSelect: () => onOpen(item.id),
          },
          { type: "line", id: "places" },
          {
            type: "action",
            label: galleryMessages.moveEarlier,
            icon: ArrowUp,
            isDisabled: number === 1,
            onSelect: () => onMove(item.id, -1),
          },
          {
            type: "action",
            label: galleryMessages.moveLater,
            icon: ArrowDown,
            isDisabled: number === count,
            onSelect: () => onMove(item.id, 1),
          },
          ...(result
            ? ([
                { type: "line", id: "run" },
                {
                  type: "link",
                  label: galleryMessages.openRun,
                  icon: Clapperboard,
                  href: `/runs/${result.runId}`,
                },
              ] as const)
            : []),
        ]}
      >
        <Icon of={Ellipsis} />
      </Menu>
      <button
        type="button"
        aria-label={galleryMessages.remove(number)}
        data-tooltip={galleryMessages.remove(number)}
        className="clip-tool"
        onClick={() => onRemove(item)}
      >
        <Icon of={X} />
      </button>
    </div>
  );
}

/** How far a key takes a clip of so many. */
const steps = (count: number): Readonly<Record<string, number>> => ({
  ArrowLeft: -1,
  ArrowUp: -1,
  ArrowRight: 1,
  ArrowDown: 1,
  Home: -count,
  End: count,
});
