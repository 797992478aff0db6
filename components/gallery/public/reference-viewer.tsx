"use client";

import "./reference-viewer.css";
import { ChevronLeft, ChevronRight, X } from "lucide-react";
import { useEffect, useEffectEvent, useRef } from "react";
import { IconButton } from "#components/ui/icon-button.tsx";
import { KindIcon } from "#components/ui/kind-icon.tsx";
import { Still } from "#components/ui/still.tsx";
import { referenceAddress } from "#lib/domain/gallery/gallery-address.ts";
import type { PageItem, ShownReference } from "#lib/domain/gallery/gallery-page.ts";
import { publicMessages } from "./messages.ts";

type ReferenceViewerProps = {
  item: Pick<PageItem, "id" | "references">;
  mediaRoot: string;
  openId: string;
  /** Another one, or none. */
  onOpen: (id: string | null) => void;
};

/** A shared reference as large as the screen allows, over the page. A default export because React.lazy asks for one. */
export default function ReferenceViewer({ item, mediaRoot, openId, onOpen }: ReferenceViewerProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const { references } = item;
  const place = references.findIndex(({ id }) => id === openId);
  const step = (by: number) => {
    const next = references[place + by];
    if (next) onOpen(next.id);
  };
  const onKey = useEffectEvent(({ key, target }: KeyboardEvent) => {
    if (target instanceof HTMLMediaElement) return; // it seeks by these keys
    if (key === "ArrowLeft") step(-1);
    if (key === "ArrowRight") step(1);
  });
  useEffect(() => {
    const { current } = dialog;
    if (!current) return;
    if (!current.open) current.showModal(); // closing gives the focus back by itself
    current.focus(); // not its first button
    const listener = (event: KeyboardEvent) => onKey(event);
    current.addEventListener("keydown", listener);
    return () => current.removeEventListener("keydown", listener);
  }, []);
  const reference = references[place];
  if (!reference) return null;
  return (
    <dialog
      ref={dialog}
      tabIndex={-1}
      aria-label={reference.label}
      className="reference-viewer scheme-dark"
      onClose={() => onOpen(null)}
    >
      <header className="flex items-center gap-2 text-14">
        <KindIcon kind={reference.kind} />
        <p className="font-semibold">{reference.label}</p>
        <div className="ml-auto flex items-center gap-1">
          {references.length > 1 && (
            <>
              <IconButton
                label={publicMessages.previousReference}
                icon={ChevronLeft}
                busy={place === 0}
                className={quiet}
                onClick={() => step(-1)}
              />
              <span className="tabular text-13 text-quiet">
                {publicMessages.steps(place + 1, place + 1, references.length)}
              </span>
              <IconButton
                label={publicMessages.nextReference}
                icon={ChevronRight}
                busy={place === references.length - 1}
                className={quiet}
                onClick={() => step(1)}
              />
            </>
          )}
          <IconButton label={publicMessages.close} icon={X} onClick={() => dialog.current?.close()} />
        </div>
      </header>
      <File
        key={reference.id}
        reference={reference}
        src={referenceAddress(mediaRoot, item.id, reference, "file")}
        poster={reference.hasPoster ? referenceAddress(mediaRoot, item.id, reference, "poster") : undefined}
      />
    </dialog>
  );
}

type FileProps = { reference: ShownReference; src: string; poster: string | undefined };

/** It was opened to be seen or heard: it plays at once, unless less motion is wished for. */
function File({ reference: { kind, label }, src, poster }: FileProps) {
  const plays = !matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (kind === "image")
    return <Still src={src} alt={publicMessages.fullSize(label)} className="reference-file" />;
  if (kind === "video")
    return (
      // oxlint-disable-next-line jsx-a11y/media-has-caption -- what somebody uploaded comes without captions
      <video
        controls
        loop
        playsInline
        autoPlay={plays}
        src={src}
        poster={poster}
        aria-label={label}
        className="reference-file"
      />
    );
  return (
    // oxlint-disable-next-line jsx-a11y/media-has-caption -- what somebody uploaded comes without captions
    <audio controls autoPlay src={src} aria-label={label} className="m-auto w-full max-w-120" />
  );
}

/** At either end it is quiet, not framed. */
const quiet = "aria-disabled:border-transparent! aria-disabled:bg-transparent!";
