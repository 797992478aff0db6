"use client";

import { Download, Ellipsis } from "lucide-react";
import { useRef, useState } from "react";
import { Icon } from "#components/ui/icon.tsx";
import type { MenuEntry } from "#components/ui/menu-entry.ts";
import { Menu } from "#components/ui/menu.tsx";
import type { CellProps } from "./cell.tsx";
import { ListenButton } from "./listen-button.tsx";
import { cellMessages } from "./messages.ts";
import { VerdictButtons } from "./verdict-buttons.tsx";

/** Below this many pixels the stars and Download are in the menu too: where a finger needs more room, that is sooner. See `cell.css`. */
const tightPx = { over: 472, below: 648, none: Infinity };

/** What can be done with a clip: in the page at all times, in sight where its picture is pointed at, focused or chosen. */
export function CellBar(props: CellProps) {
  const { clip, playhead, verdict, onVerdict, onUndo, showsKeys, entries, download, bar: place } = props;
  // The stage's own keys walk from picture to picture; of one alone the buttons are reached by Tab.
  const tabIndex = props.isChosen ? undefined : -1;
  const bar = useRef<HTMLDivElement>(null);
  const room = useRef<HTMLElement | null>(null);
  const [isTight, setTight] = useState(false);
  const hasFilm = clip.src !== null;
  const all = [...(isTight && hasFilm ? tightEntries(props) : []), ...entries];
  const hasMenu = entries.length > 0 || (hasFilm && (onVerdict !== null || download !== null));
  if (!hasFilm && !hasMenu) return null;
  return (
    <div ref={bar} className="cell-bar">
      {hasFilm && onVerdict && (
        <VerdictButtons name={clip.name} onChange={onVerdict} {...{ verdict, onUndo, showsKeys, tabIndex }} />
      )}
      {hasFilm && (
        <>
          <span className="grow" />
          <ListenButton playhead={playhead} clipId={clip.id} hasSound={clip.hasSound} tabIndex={tabIndex} />
          {download && (
            <a
              href={download.href}
              download={download.fileName}
              aria-label={cellMessages.download}
              data-tooltip={cellMessages.download}
              tabIndex={tabIndex}
              className="cell-button cell-download"
            >
              <Icon of={Download} />
            </a>
          )}
        </>
      )}
      {hasMenu && (
        <Menu
          label={cellMessages.more}
          tabIndex={tabIndex}
          className="cell-button cell-more"
          entries={all}
          container={room}
          onOpen={() => {
            // The stage cuts off what it holds, and its pictures lie over each other: the list belongs to the room.
            room.current = bar.current?.closest<HTMLElement>(".room") ?? document.body;
            setTight((bar.current?.clientWidth ?? 0) < tightPx[place]);
          }}
        >
          <Icon of={Ellipsis} />
        </Menu>
      )}
    </div>
  );
}

/** What has no room on a small picture. */
function tightEntries({ verdict, onVerdict, download }: CellProps): MenuEntry[] {
  const { choice, stars } = verdict ?? { choice: null, stars: null };
  const found: MenuEntry[] = [];
  if (onVerdict)
    found.push({
      type: "choice",
      label: cellMessages.stars,
      value: String(stars ?? 0),
      options: [0, 1, 2, 3, 4, 5].map((count) => ({
        value: String(count),
        label: count === 0 ? cellMessages.noStars : cellMessages.starCount(count),
      })),
      onChange: (value) => {
        const next = Number(value) || null;
        onVerdict(choice === null && next === null ? null : { choice, stars: next });
      },
    });
  if (download)
    found.push({
      type: "link",
      label: cellMessages.download,
      href: download.href,
      icon: Download,
      isFresh: true,
    });
  return found.length > 0 ? [...found, { type: "line", id: "tight" }] : [];
}
