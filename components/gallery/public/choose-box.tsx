"use client";

import { Check } from "lucide-react";
import { Icon } from "#components/ui/icon.tsx";
import { publicMessages } from "./messages.ts";

/** Clips that are being chosen to be played on one playhead. */
export type Choosing = {
  ids: readonly string[];
  isFull: boolean;
  set: (id: string, isChosen: boolean) => void;
};

type ChooseBoxProps = { choosing: Choosing; itemId: string; name: string };

/** Lies over a still while clips are chosen: the whole picture is pressed. */
export function ChooseBox({ choosing, itemId, name }: ChooseBoxProps) {
  const isChosen = choosing.ids.includes(itemId);
  return (
    <label className="absolute inset-0 cursor-pointer rounded-[3px] scheme-dark has-checked:outline-2 has-checked:outline-accent has-disabled:cursor-not-allowed">
      <input
        type="checkbox"
        aria-label={publicMessages.compareOne(name)}
        checked={isChosen}
        disabled={choosing.isFull && !isChosen}
        onChange={({ target }) => choosing.set(itemId, target.checked)}
        className="peer absolute top-2.5 left-2.5 size-6 appearance-none rounded-[0.25rem] border border-[oklch(0.35_0_0)] bg-[oklch(1_0_0/0.92)] checked:border-accent checked:bg-accent disabled:opacity-40 forced-colors:appearance-auto"
      />
      <Icon
        of={Check}
        size={20}
        className="pointer-events-none invisible absolute top-3 left-3 text-on-accent peer-checked:visible forced-colors:hidden"
      />
    </label>
  );
}
