"use client";

import { Play } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Icon } from "#components/ui/icon.tsx";
import { Still } from "#components/ui/still.tsx";
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

/** Whoever only passes by starts nothing. */
const restMs = 120;

/**
 * A clip's still, which opens it. Under a resting pointer or with the focus it plays without sound: never by itself on a phone, nor where
 * less motion is wished for. Without scripts the browser's own player stands here.
 */
export function ClipStill({ item, name, mediaRoot, place }: ClipStillProps) {
  const [isWanted, setWanted] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const want = () => {
    clearTimeout(timer.current);
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    timer.current = setTimeout(() => setWanted(true), restMs);
  };
  const leave = () => {
    clearTimeout(timer.current);
    setWanted(false);
  };
  const address = (part: "video" | "compare" | "poster") => itemAddress(mediaRoot, item.id, part);
  return (
    <div className="clip-picture relative overflow-hidden rounded-control bg-screen">
      <a
        href={openedHash([item.id])}
        aria-label={publicMessages.play(name)}
        className="needs-script absolute inset-0 -outline-offset-2!"
        onPointerEnter={({ pointerType }) => {
          void loadViewer();
          if (pointerType === "mouse") want();
        }}
        onPointerLeave={leave}
        onFocus={({ target }) => {
          void loadViewer();
          if (target.matches(":focus-visible")) want();
        }}
        onBlur={leave}
        onClick={leave}
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
          <span className="absolute inset-0 grid place-items-center text-quiet scheme-dark">
            <Icon of={Play} size={28} />
          </span>
        )}
        {isWanted && <PassingFilm src={address(item.hasCopy ? "compare" : "video")} />}
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

/** Lies over the still as soon as it moves, and lets go of what was fetched when it is left. */
function PassingFilm({ src }: { src: string }) {
  const hold = (film: HTMLVideoElement) => () => {
    film.removeAttribute("src");
    film.load();
  };
  return (
    <video
      ref={hold}
      src={src}
      autoPlay
      muted
      loop
      playsInline
      aria-hidden
      tabIndex={-1}
      className="absolute inset-0 size-full object-contain"
    />
  );
}
