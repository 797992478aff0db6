import { Columns2, LayoutGrid } from "lucide-react";
import { publicMessages } from "#components/gallery/public/messages.ts";
import { togetherMax } from "#components/gallery/public/together-max.ts";
import { replaceClips } from "#components/gallery/public/use-opened.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import type { PageItem } from "#lib/domain/gallery/gallery-page.ts";
import { ClipPickers } from "./clip-picker.tsx";

type SeveralLineProps = {
  /** All of the gallery. */
  all: readonly PageItem[];
  /** Those that are played. */
  items: readonly PageItem[];
  mediaRoot: string;
};

/** Which two clips stand side by side, and the way from two to all. */
export function SeveralLine({ all, items, mediaRoot }: SeveralLineProps) {
  if (all.length < 3) return null;
  const [left, right] = items;
  const isPair = items.length === 2 && left && right;
  const others = isPair
    ? all.slice(0, togetherMax)
    : items.length === 1
      ? all.slice(0, 2)
      : items.slice(0, 2);
  return (
    <div className="flex flex-wrap items-center gap-1">
      {isPair && <ClipPickers all={all} pair={[left, right]} mediaRoot={mediaRoot} onPick={replaceClips} />}
      <Button size="small" variant="quiet" onClick={() => replaceClips(others.map(({ id }) => id))}>
        <Icon of={isPair ? LayoutGrid : Columns2} />
        {isPair ? publicMessages.all(others.length) : publicMessages.two}
      </Button>
    </div>
  );
}
