import { type KeyboardEvent, useState } from "react";

type PlaceFieldProps = {
  /** Where the clip stands, from 1. */
  number: number;
  count: number;
  onMove: (by: number) => void;
};

/** A clip's place, to be written over: the short way to a far one, or to either end. */
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
      aria-label={`Place of clip ${number} of ${count}`}
      data-tooltip="Its place: write another and press Enter"
      value={typed ?? number}
      onFocus={({ target }) => target.select()}
      onChange={({ target }) => setTyped(target.value.replace(/\D/g, "").slice(0, 3))}
      onBlur={move}
      onKeyDown={onKeyDown}
      className="tabular h-8 w-10 shrink-0 rounded-control border border-edge bg-transparent text-center text-13 font-medium text-text pointer-coarse:h-11 pointer-coarse:w-12 pointer-coarse:text-16"
    />
  );
}
