import { MessageSquarePlus, PanelRight } from "lucide-react";
import type { NotesPort } from "#components/feedback/notes/notes-port.ts";
import type { StageClip } from "#components/playhead/stage-clip.ts";
import type { MenuEntry } from "#components/ui/menu-entry.ts";
import { roomMessages } from "./messages.ts";
import type { RoomState } from "./room-state.ts";

/** Entries of a clip's menu that the room makes itself; null where they cannot be. */
export type OwnEntries = { note: MenuEntry | null; details: MenuEntry | null };

type OwnHands = {
  beginNote: NotesPort["begin"] | undefined;
  hasDrawer: boolean;
  change: (change: Partial<RoomState>) => void;
};

export function ownEntries({ id, src }: StageClip, { beginNote, hasDrawer, change }: OwnHands): OwnEntries {
  const note: MenuEntry | null =
    beginNote && src !== null
      ? {
          type: "action",
          label: roomMessages.note,
          icon: MessageSquarePlus,
          onSelect: () => {
            change({ chosen: id });
            beginNote(id);
          },
        }
      : null;
  const details: MenuEntry | null = hasDrawer
    ? {
        type: "action",
        label: roomMessages.details,
        icon: PanelRight,
        onSelect: () => change({ chosen: id, isDrawerOpen: true }),
      }
    : null;
  return { note, details };
}
