"use client";

import { Ellipsis, Expand, Keyboard, PanelRight, Shrink } from "lucide-react";
import { type ReactNode, useRef, useState } from "react";
import type { StageClip } from "#components/playhead/stage-clip.ts";
import { useNarrow } from "#components/state/media-queries.ts";
import { useStored } from "#components/state/store.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import type { MenuEntry } from "#components/ui/menu-entry.ts";
import { Menu } from "#components/ui/menu.tsx";
import { roomMessages } from "./messages.ts";
import type { RoomState } from "./room-state.ts";
import type { ViewStore } from "./stage/stage-view.ts";
import { layoutEntry, LayoutRadio } from "./tools/layout-radio.tsx";
import { OpacitySlider } from "./tools/opacity-slider.tsx";
import { viewSteps, zoomEntries, zoomText } from "./tools/view-entries.ts";

type ToolLineProps = {
  title: ReactNode;
  state: RoomState;
  onChange: (change: Partial<RoomState>) => void;
  view: ViewStore;
  playable: readonly StageClip[];
  /** The two clips of every layout but the grid; null where fewer than two can be played. */
  pair: readonly [string, string] | null;
  /** There is no other clip to be laid out with, and none will come. */
  isAlone: boolean;
  showsCopies: boolean;
  /** Null: this room has no drawer. */
  onDrawer: (() => void) | null;
  isFull: boolean;
  onFull: () => void;
  /** Null: keys do nothing here. */
  onListKeys: (() => void) | null;
  tools: ReactNode;
  pageEntries: readonly MenuEntry[];
  narrowEntries: readonly MenuEntry[];
};

/** In units of the page's text: below it, all but the title moves into the menu. As `@max-[56rem]` in the classes. */
const roomRem = 56;

/** One line over the pictures, which never wraps: what was asked, how the pictures lie, what else the page can do. */
export function ToolLine(props: ToolLineProps) {
  const { title, state, onChange, view, playable, pair, isAlone, onDrawer, tools } = props;
  const line = useRef<HTMLDivElement>(null);
  const [isNarrow, setNarrow] = useState(false);
  const zoom = useStored(view, (all) => all.zoom);
  const { layout } = state;
  const choice = { layout, onChange: layOut, canPair: pair !== null };
  function layOut(next: typeof layout) {
    onChange({ layout: next, isSolo: false });
  }
  const canZoom = playable.length > 0;
  /** What stands at the foot of a phone's room is not in its menu again. */
  const isAtFoot = useNarrow() && !isAlone;
  const entries = isNarrow ? [...foldedEntries(props), ...moreEntries(props)] : moreEntries(props);
  return (
    <div ref={line} className="@container shrink-0">
      <div className="flex min-h-10 items-center gap-3 pr-3 pl-4 @max-[56rem]:gap-1 @max-[56rem]:pr-1 pointer-coarse:min-h-11">
        <div className="min-w-0 grow">{title}</div>
        <div className="flex shrink-0 items-center gap-3 @max-[56rem]:hidden">
          {layout === "overlay" && !isAlone && <OpacitySlider view={view} />}
          {!isAlone && <LayoutRadio {...choice} />}
          <div className="flex items-center gap-1">
            {canZoom && (
              <Menu
                label={roomMessages.zoomed(zoomText(zoom))}
                size="small"
                className="tabular min-w-13 px-2!"
                entries={zoomEntries(view, zoom)}
              >
                {zoomText(zoom)}
              </Menu>
            )}
            {onDrawer && (
              <Button
                size="small"
                variant="quiet"
                aria-expanded={state.isDrawerOpen}
                className="aria-expanded:bg-raised aria-expanded:text-text"
                onClick={onDrawer}
              >
                <Icon of={PanelRight} />
                {roomMessages.inputs}
              </Button>
            )}
            {tools}
          </div>
        </div>
        <Menu
          label={roomMessages.more}
          size="small"
          className="min-w-8 shrink-0 px-0! pointer-coarse:min-w-11"
          onOpen={() => setNarrow(isBelow(line.current, roomRem))}
          entries={entries}
        >
          <Icon of={Ellipsis} />
        </Menu>
      </div>
    </div>
  );

  function foldedEntries({ narrowEntries }: ToolLineProps): MenuEntry[] {
    const { opacity } = view.get();
    return [
      ...(isAlone || isAtFoot ? [] : [layoutEntry(choice), { type: "line" as const, id: "after-layout" }]),
      ...(canZoom ? viewSteps(view, zoom, opacity, layout) : []),
      ...(onDrawer && !isAtFoot
        ? [
            {
              type: "action" as const,
              label: roomMessages.inputs,
              icon: PanelRight,
              onSelect: onDrawer,
            },
          ]
        : []),
      ...(isAtFoot ? narrowEntries.slice(1) : narrowEntries),
    ];
  }
}

/** What has no button of its own, however wide the line is. */
function moreEntries(props: ToolLineProps): MenuEntry[] {
  const { state, onChange, playable, showsCopies, isFull, onFull, onListKeys, pageEntries } = props;
  const { wantsOriginals } = state;
  const hasChoice = playable.length > 0 && (showsCopies || wantsOriginals);
  return [
    ...pageEntries,
    ...(pageEntries.length > 0 ? [{ type: "line" as const, id: "after-page" }] : []),
    ...(hasChoice
      ? [
          {
            type: "choice" as const,
            label: roomMessages.quality,
            value: wantsOriginals ? "originals" : "proxies",
            options: [
              { value: "proxies", label: roomMessages.proxies },
              { value: "originals", label: roomMessages.originals },
            ],
            onChange: (value: string) => onChange({ wantsOriginals: value === "originals" }),
          },
          { type: "line" as const, id: "after-quality" },
        ]
      : []),
    {
      type: "action",
      label: isFull ? roomMessages.leaveFullScreen : roomMessages.fullScreen,
      icon: isFull ? Shrink : Expand,
      ...(onListKeys && { detail: "F" }),
      onSelect: onFull,
    },
    ...(onListKeys
      ? [
          {
            type: "action" as const,
            label: roomMessages.keys,
            icon: Keyboard,
            detail: "?",
            onSelect: onListKeys,
          },
        ]
      : []),
  ];
}

function isBelow(element: HTMLElement | null, rem: number): boolean {
  if (!element) return false;
  const textPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return element.clientWidth < rem * textPx;
}
