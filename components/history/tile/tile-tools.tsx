import { Download, Ellipsis, GalleryVertical, SquareArrowOutUpRight, Star, Tag, Trash2 } from "lucide-react";
import { downloadZip } from "#components/history/choosing/download-zip.ts";
import { historyMessages } from "#components/history/messages.ts";
import { Icon } from "#components/ui/icon.tsx";
import type { MenuEntry } from "#components/ui/menu-entry.ts";
import { Menu } from "#components/ui/menu.tsx";
import type { HistoryResult } from "#lib/domain/history/history.ts";
import type { TileHands } from "./tile-hands.ts";

type TileToolsProps = {
  result: HistoryResult;
  name: string;
  runHref: string;
  hands: TileHands;
  tabIndex: -1 | undefined;
};

/** At the corner of a tile: star, tags, and a menu with all that can be done with one clip. */
export function TileTools({ result, name, runHref, hands, tabIndex }: TileToolsProps) {
  const { id, isFavourite, video } = result;
  const entries: MenuEntry[] = [
    { type: "link", label: historyMessages.openRun, href: runHref, icon: SquareArrowOutUpRight },
    {
      type: "action",
      label: isFavourite ? historyMessages.notFavourite : historyMessages.favourite,
      icon: Star,
      onSelect: () => hands.favour(result),
    },
    { type: "action", label: historyMessages.tag, icon: Tag, onSelect: () => hands.tag(result) },
    ...(video
      ? ([
          {
            type: "action",
            label: historyMessages.addToGallery,
            icon: GalleryVertical,
            onSelect: () => hands.addToGallery(result),
          },
          {
            type: "action",
            label: historyMessages.download,
            icon: Download,
            onSelect: () => void downloadZip([id]),
          },
        ] as const)
      : []),
    { type: "line", id: "before-delete" },
    {
      type: "action",
      label: historyMessages.delete,
      icon: Trash2,
      tone: "danger",
      onSelect: () => hands.remove(result),
    },
  ];
  return (
    <div className="tile-tools tile-wanted">
      <button
        type="button"
        data-spare
        tabIndex={tabIndex}
        aria-label={historyMessages.favouriteOf(name)}
        aria-pressed={isFavourite}
        onClick={() => hands.favour(result)}
      >
        <Icon of={Star} className={isFavourite ? "fill-current" : ""} />
      </button>
      <button
        type="button"
        data-spare
        tabIndex={tabIndex}
        aria-label={historyMessages.tagsOf(name)}
        onClick={() => hands.tag(result)}
      >
        <Icon of={Tag} />
      </button>
      <Menu
        label={historyMessages.actionsFor(name)}
        entries={entries}
        container={hands.menus}
        tabIndex={tabIndex}
      >
        <Icon of={Ellipsis} />
      </Menu>
    </div>
  );
}
