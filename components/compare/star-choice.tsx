"use client";

import clsx from "clsx";
import { Star, X } from "lucide-react";
import { useId } from "react";
import { Icon } from "#components/ui/icon.tsx";

type StarChoiceProps = { stars: number | null; onChange: (stars: number | null) => void };

/** One to five stars, or none: radio buttons, so that arrows walk along them. */
export function StarChoice({ stars, onChange }: StarChoiceProps) {
  const name = useId();
  return (
    <div role="radiogroup" aria-label="Stars" className="flex items-center">
      {[1, 2, 3, 4, 5].map((count) => (
        <label
          key={count}
          data-tooltip={wordOf(count)}
          className={clsx(
            "relative grid size-6 cursor-pointer place-items-center rounded-control pointer-coarse:size-9",
            "has-focus-visible:outline-2 has-focus-visible:outline-offset-0 has-focus-visible:outline-accent",
            stars !== null && count <= stars ? "text-text" : "text-edge hover:text-quiet",
          )}
        >
          <input
            type="radio"
            className="sr-only"
            name={name}
            aria-label={wordOf(count)}
            checked={stars === count}
            onChange={() => onChange(count)}
          />
          <Star
            aria-hidden
            className="size-3.5"
            strokeWidth={1.75}
            fill={stars !== null && count <= stars ? "currentColor" : "none"}
          />
        </label>
      ))}
      <label
        data-tooltip="No stars"
        className={clsx(
          "relative grid size-6 cursor-pointer place-items-center rounded-control text-quiet hover:text-text pointer-coarse:size-9",
          "has-focus-visible:outline-2 has-focus-visible:outline-offset-0 has-focus-visible:outline-accent",
          stars === null && "opacity-0 has-focus-visible:opacity-100",
        )}
      >
        <input
          type="radio"
          className="sr-only"
          name={name}
          aria-label="No stars"
          checked={stars === null}
          onChange={() => onChange(null)}
        />
        <Icon of={X} size={14} />
      </label>
    </div>
  );
}

const wordOf = (count: number) => (count === 1 ? "1 star" : `${count} stars`);
