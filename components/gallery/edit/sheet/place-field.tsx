import { type KeyboardEvent, useState } from "react";
import { galleryMessages } from "#components/gallery/edit/messages.ts";
import { frameNumber } from "#components/gallery/public/player/frame-number.ts";

type PlaceFieldProps = {
  /** Where the clip stands, from 1. */
  number: number;
  count: number;
  onMove: (by: number) => void;
};

/** A clip's number on the sheet, to be written over: the short way to a far place, or to either end. */
export function PlaceField({ number, count, onMove }: PlaceFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const move = () => {
    setTyped(null);
    const place = Math.min(Math.max(Number(typed ?? number), 1), count);
    if (typed && place !== number) onMove(place - number);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Escape") setTyped(null);
    if (event.key !== "Enter") return;
    const field = event.currentTarget;
    move();
    requestAnimationFrame(() => {
      field.focus({ preventScroll: true }); // what is moved in the page loses the focus
      field.select();
      field.scrollIntoView({ block: "center" });
    });
  };
  return (
    <input
      type="text"
      inputMode="numeric"
      enterKeyHint="go"
      autoComplete="off"
      aria-label={galleryMessages.place(number, count)}
      data-tooltip={galleryMessages.placeHint}
      value={typed ?? frameNumber(number)}
      onFocus={({ target }) => target.select()}
      onChange={({ target }) => setTyped(target.value.replace(/\D/g, "").slice(0, 3))}
      onBlur={move}
      onKeyDown={onKeyDown}
      style={{ width: `calc(${Math.max(frameNumber(count).length, 2)}ch + 0.75rem)` }}
      className="-my-1 -ml-1.5 h-7 shrink-0 rounded-control bg-transparent px-1.5 font-mono text-12 font-medium text-quiet hover:bg-raised focus:bg-panel focus:text-text pointer-coarse:-my-3 pointer-coarse:h-11 pointer-coarse:min-w-11"
    />
  );
}
