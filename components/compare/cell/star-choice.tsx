"use client";

import { Star } from "lucide-react";
import { useId } from "react";
import { cellMessages } from "./messages.ts";

type StarChoiceProps = {
  stars: number | null;
  onChange: (stars: number | null) => void;
  tabIndex: -1 | undefined;
};

/** One to five stars, or none: radio buttons, so that arrows walk along them. A press on the last of them takes them back. */
export function StarChoice({ stars, onChange, tabIndex }: StarChoiceProps) {
  const name = useId();
  return (
    <div role="radiogroup" aria-label={cellMessages.stars} className="cell-stars">
      <label className="sr-only">
        <input
          type="radio"
          name={name}
          tabIndex={tabIndex}
          aria-label={cellMessages.noStars}
          checked={stars === null}
          onChange={() => onChange(null)}
        />
      </label>
      {[1, 2, 3, 4, 5].map((count) => (
        <label
          key={count}
          data-tooltip={cellMessages.starCount(count)}
          data-on={stars !== null && count <= stars ? "" : undefined}
          className="cell-star"
        >
          <input
            type="radio"
            className="sr-only"
            name={name}
            tabIndex={tabIndex}
            aria-label={cellMessages.starCount(count)}
            checked={stars === count}
            onClick={() => stars === count && onChange(null)}
            onChange={() => onChange(count)}
          />
          <Star aria-hidden className="size-4" strokeWidth={1.75} />
        </label>
      ))}
    </div>
  );
}
