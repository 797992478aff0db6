"use client";

import { Play } from "lucide-react";
import { useRef } from "react";
import { Icon } from "#components/ui/icon.tsx";
import { PassingFilm } from "#components/ui/passing-film.tsx";
import { Still } from "#components/ui/still.tsx";
import { usePassing } from "#components/ui/use-passing.ts";
import { clockText } from "#lib/domain/base/quantity.ts";
import { itemAddress } from "#lib/domain/gallery/gallery-address.ts";
import type { BareItem } from "#lib/domain/gallery/gallery-page.ts";
import { publicMessages } from "./messages.ts";
import { loadViewer } from "./load-player.ts";
import { openedHash } from "./use-opened.ts";

type ClipStillProps = {
  item: BareItem;
  name: string;
  mediaRoot: string;
  /** From 0, in the sheet. */
  place: number;
};

/** So many stills are likely to be seen before anything is scrolled; of these the first is waited for. */
const seenAtFirst = 3;

/**
 * A clip's still, which opens it. Under a resting pointer or with the focus it plays without sound: never by itself on a phone, nor where
 * less motion is wished for. Without scripts the browser's own player stands here.
 */
export function ClipStill({ item, name, mediaRoot, place }: ClipStillProps) {
  const { isWanted, handlers } = usePassing();
  const time = useRef<HTMLSpanElement>(null);
  const address = (part: "video" | "compare" | "poster") => itemAddress(mediaRoot, item.id, part);
  return (
    <div className="clip-picture relative overflow-hidden bg-lifted">
      <a
        href={openedHash([item.id])}
        aria-label={publicMessages.play(name)}
        className="needs-script absolute inset-0 -outline-offset-2!"
        {...handlers}
        onPointerEnter={(event) => {
          void loadViewer();
          handlers.onPointerEnter(event);
        }}
        onFocus={(event) => {
          void loadViewer();
          handlers.onFocus(event);
        }}
      >
        {item.hasPoster ? (
          <Still
            src={address("poster")}
            alt=""
            loading={place < seenAtFirst ? "eager" : "lazy"}
            fetchPriority={place === 0 ? "high" : "auto"}
            className="absolute inset-0 size-full object-contain"
          />
        ) : (
          <span className="absolute inset-0 grid place-items-center text-quiet">
            <Icon of={Play} size={28} />
          </span>
        )}
        {isWanted && (
          <>
            <PassingFilm
              src={address(item.hasCopy ? "compare" : "video")}
              className="object-contain"
              onFrame={({ currentTime, duration }) => {
                const { current } = time;
                if (!current || !(duration > 0)) return;
                current.style.setProperty("--played", (currentTime / duration).toFixed(3));
                const text = clockText(currentTime * 1000);
                if (current.dataset["time"] !== text) current.dataset["time"] = text;
              }}
            />
            <span ref={time} aria-hidden className="clip-time">
              <i />
            </span>
          </>
        )}
      </a>
      <noscript>
        {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- what a model has made comes without captions */}
        <video
          controls
          playsInline
          preload="none"
          poster={item.hasPoster ? address("poster") : undefined}
          src={address("video")}
          aria-label={name}
          className="absolute inset-0 size-full object-contain"
        />
      </noscript>
    </div>
  );
}
