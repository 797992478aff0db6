import "./player.css";
import { Play } from "lucide-react";
import type { CSSProperties } from "react";
import { publicMessages } from "#components/gallery/public/messages.ts";
import { Icon } from "#components/ui/icon.tsx";
import { Still } from "#components/ui/still.tsx";
import { itemAddress } from "#lib/domain/gallery/gallery-address.ts";
import type { PageItem } from "#lib/domain/gallery/gallery-page.ts";
import { stageShape } from "./stage-shape.ts";

type PlayerFacadeProps = {
  items: readonly PageItem[];
  mediaRoot: string;
  /** Without it nothing can be pressed: the player is on its way. */
  onPlay?: () => void;
};

/** The player as it is seen before its script is there: the stills side by side, in the same places. */
export function PlayerFacade({ items, mediaRoot, onPlay }: PlayerFacadeProps) {
  return (
    <div
      className="player needs-script"
      style={stageShape(items, items.length === 2 ? "pair" : "grid") as CSSProperties} // React's type knows no custom properties
    >
      <section aria-label={publicMessages.player} className="player-screen scheme-dark">
        <div className="player-stage player-stills">
          {items.slice(0, 2).map((item, place) => (
            <div
              key={item.id}
              style={{ flex: (item.widthPx / item.heightPx).toFixed(4) }}
              className="relative min-h-0"
            >
              {item.hasPoster && (
                <Still
                  src={itemAddress(mediaRoot, item.id, "poster")}
                  alt=""
                  fetchPriority={place === 0 ? "high" : "auto"}
                  className="absolute inset-0 size-full object-contain"
                />
              )}
            </div>
          ))}
        </div>
        <div className="flex h-16 items-center px-3">
          {onPlay && (
            <button
              type="button"
              aria-label={publicMessages.playAll}
              onClick={onPlay}
              className="grid size-10 place-items-center rounded-full bg-text text-screen"
            >
              <Icon of={Play} size={20} className="fill-current" />
            </button>
          )}
        </div>
      </section>
    </div>
  );
}
