import "./player.css";
import { Play } from "lucide-react";
import type { CSSProperties, ReactNode } from "react";
import { publicMessages } from "#components/gallery/public/messages.ts";
import { Icon } from "#components/ui/icon.tsx";
import { Still } from "#components/ui/still.tsx";
import { itemAddress } from "#lib/domain/gallery/gallery-address.ts";
import type { PageItem } from "#lib/domain/gallery/gallery-page.ts";
import { stageShape } from "./stage-shape.ts";

type PlayerFacadeProps = {
  items: readonly PageItem[];
  mediaRoot: string;
  /** In the line above it, which is there only with them. */
  tools?: ReactNode;
  /** Without it nothing can be pressed: the player is on its way. */
  onPlay?: () => void;
};

/** The line above the player. */
export const lineClass = "flex min-h-9 flex-wrap items-center gap-2 pb-2";

/** The player as it is seen before its script is there: the stills side by side, in the same places. */
export function PlayerFacade({ items, mediaRoot, tools, onPlay }: PlayerFacadeProps) {
  return (
    <>
      {tools && <div className={lineClass}>{tools}</div>}
      <div
        className="player"
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
    </>
  );
}
