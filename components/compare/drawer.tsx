"use client";

import { Tabs } from "@base-ui/react/tabs";
import { X } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import type { StageClip } from "#components/playhead/stage-clip.ts";
import { useMediaQuery } from "#components/state/media-queries.ts";
import { useEscape } from "#components/state/use-escape.ts";
import { Dialog } from "#components/ui/dialog.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { roomMessages } from "./messages.ts";

type DrawerProps = {
  /** All clips of the room, in the order of their numbers. */
  clips: readonly StageClip[];
  chosen: StageClip;
  onChoose: (clipId: string) => void;
  onClose: () => void;
  /** The note that is shown on a picture: a sheet makes way for the next one. */
  shownNote: string | null;
  /** Of the chosen clip. */
  children: ReactNode;
};

/** Beside the pictures, what belongs to one of them: 360 px where there is room, else a sheet over them. */
export function Drawer(props: DrawerProps) {
  const { clips, chosen, onChoose, onClose, shownNote, children } = props;
  // What went into an input is nothing: while one is looked at, the first result's is open.
  const shown = chosen.isInput ? (clips.find(({ isInput }) => !isInput) ?? chosen) : chosen;
  const isBeside = useMediaQuery("(min-width: 64rem)", true);
  useEscape(isBeside ? onClose : null, "aside");
  useReturnedFocus();
  useWayFor(isBeside ? null : shownNote, onClose);
  const tabs = (
    <Tabs.List aria-label={roomMessages.clipTabs} activateOnFocus className="flex flex-wrap gap-0.5">
      {clips.map((clip, index) =>
        clip.isInput ? null : (
          <Tabs.Tab
            key={clip.id}
            value={clip.id}
            aria-label={roomMessages.clip(index + 1)}
            data-tooltip={clip.name}
            className="min-h-8 min-w-8 rounded-control font-mono text-13 font-medium text-quiet hover:text-text aria-selected:bg-lifted aria-selected:text-text pointer-coarse:min-h-11 pointer-coarse:min-w-11 forced-colors:aria-selected:outline-2"
          >
            {index + 1}
          </Tabs.Tab>
        ),
      )}
    </Tabs.List>
  );
  const panel = (
    <Tabs.Panel value={shown.id} className="flex flex-col gap-5 outline-none">
      {children}
    </Tabs.Panel>
  );
  const root = { value: shown.id, onValueChange: (id: string | null) => id !== null && onChoose(id) };
  if (!isBeside)
    return (
      <Dialog isOpen onClose={onClose} title={roomMessages.inputs} shape="sheet">
        <Tabs.Root {...root} className="flex flex-col gap-4">
          {tabs}
          {panel}
        </Tabs.Root>
      </Dialog>
    );
  return (
    <Tabs.Root
      {...root}
      render={<aside aria-label={roomMessages.inputs} />}
      className="flex w-90 shrink-0 flex-col border-t border-l border-line bg-panel"
    >
      <div className="flex items-start gap-0.5 py-2 pr-2 pl-4">
        <h2 className="mr-auto text-14 leading-8 font-semibold">{roomMessages.inputs}</h2>
        {tabs}
        <IconButton label={roomMessages.close} icon={X} className="ml-1.5" onClick={onClose} />
      </div>
      <div className="min-h-0 grow basis-0 overflow-y-auto px-4 pt-1 pb-4">{panel}</div>
    </Tabs.Root>
  );
}

/** When it has closed under the focus, that goes back to where it came from. */
function useReturnedFocus(): void {
  useEffect(() => {
    const from = document.activeElement;
    return () => {
      requestAnimationFrame(() => {
        const isLost = document.activeElement === null || document.activeElement === document.body;
        if (isLost && from instanceof HTMLElement && from.isConnected) from.focus({ preventScroll: true });
      });
    };
  }, []);
}

/** Closes a sheet once something is shown that it would lie over. */
function useWayFor(shown: string | null, onClose: () => void): void {
  const before = useRef(shown);
  useEffect(() => {
    if (shown !== null && shown !== before.current) onClose();
    before.current = shown;
  }, [shown, onClose]);
}
