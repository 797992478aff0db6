import { Play } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { publicMessages } from "./messages.ts";
import { togetherMax } from "./together-max.ts";

type CompareBarProps = { count: number; onPlay: () => void; onClose: () => void };

/** Stands at the foot while clips are chosen. */
export function CompareBar({ count, onPlay, onClose }: CompareBarProps) {
  return (
    <section
      aria-label={publicMessages.sideBySide}
      className="sticky bottom-0 z-10 flex flex-wrap items-center gap-2 border-t border-line bg-panel px-[clamp(1rem,5vw,8rem)] py-3"
    >
      <output className="tabular mr-auto text-13 text-quiet">
        {count === 0 ? publicMessages.choose(togetherMax) : publicMessages.chosen(count, togetherMax)}
      </output>
      <Button variant="quiet" onClick={onClose}>
        {publicMessages.cancel}
      </Button>
      <Button variant="primary" disabled={count < 2} onClick={onPlay}>
        <Icon of={Play} />
        {publicMessages.playTogether}
      </Button>
    </section>
  );
}
