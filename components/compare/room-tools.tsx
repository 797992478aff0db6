"use client";

import { Expand, Keyboard, Shrink } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "#components/ui/icon-button.tsx";
import type { RoomState } from "./room-state.ts";
import type { StageClip } from "#components/playhead/stage-clip.ts";
import type { ViewStore } from "./stage/stage-view.ts";
import { CopyChoice } from "./tools/copy-choice.tsx";
import { LayoutChoice } from "./tools/layout-choice.tsx";
import { OpacitySlider } from "./tools/opacity-slider.tsx";
import { PairChoice } from "./tools/pair-choice.tsx";
import { ZoomTools } from "./tools/zoom-tools.tsx";

type RoomToolsProps = {
  state: RoomState;
  onChange: (change: Partial<RoomState>) => void;
  view: ViewStore;
  playable: readonly StageClip[];
  /** There is no other clip to be laid out with, and none will come. */
  isAlone: boolean;
  pair: readonly [string, string] | null;
  showsCopies: boolean;
  isFull: boolean;
  onFull: () => void;
  /** Null: keys do nothing here. */
  onListKeys: (() => void) | null;
  /** From one result to the next, on a phone. */
  steps: ReactNode;
  /** Whatever the page adds. */
  children: ReactNode;
};

/** One line over the pictures: how they are laid out and looked at. */
export function RoomTools(props: RoomToolsProps) {
  const { state, onChange, view, playable, isAlone, pair, showsCopies, isFull, onFull } = props;
  const { onListKeys, steps, children } = props;
  const { layout, wantsOriginals } = state;
  return (
    <div className="relative flex min-h-11 items-center gap-x-3 gap-y-1 py-1 max-md:-mx-4 max-md:overflow-x-auto max-md:px-4 max-md:[scrollbar-width:none] max-md:*:shrink-0 md:flex-wrap">
      {steps}
      {!isAlone && (
        <LayoutChoice
          layout={layout}
          onChange={(next) => onChange({ layout: next })}
          canPair={pair !== null}
        />
      )}
      {layout !== "grid" && pair && (
        <PairChoice pair={pair} clips={playable} onChange={(next) => onChange({ pair: next })} />
      )}
      {layout === "overlay" && <OpacitySlider view={view} />}
      {playable.length > 0 && (
        <>
          <ZoomTools view={view} />
          <CopyChoice
            showsCopies={showsCopies}
            wantsOriginals={wantsOriginals}
            onChange={(next) => onChange({ wantsOriginals: next })}
          />
        </>
      )}
      <div className="ml-auto flex items-center gap-1 max-md:order-1 max-md:ml-0 md:flex-wrap">
        {children}
        {onListKeys && (
          <IconButton
            label="Keyboard shortcuts"
            icon={Keyboard}
            onClick={onListKeys}
            className="max-md:hidden"
          />
        )}
        <IconButton
          label={isFull ? "Leave full screen" : "Full screen"}
          icon={isFull ? Shrink : Expand}
          aria-pressed={isFull}
          onClick={onFull}
        />
      </div>
    </div>
  );
}
