import { Columns2, Play, Vote } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { buttonClass } from "#components/ui/button-class.ts";
import { Icon } from "#components/ui/icon.tsx";
import type { GalleryPageView } from "#lib/domain/gallery/gallery-page.ts";
import { togetherMax } from "./together-max.ts";
import { openClips } from "./use-opened.ts";

type SheetToolsProps = {
  page: Pick<GalleryPageView, "layout" | "items" | "allowsVotes">;
  token: string | null;
  isChoosing: boolean;
  onChoose: (isChoosing: boolean) => void;
};

/** What can be done with several clips at once. */
export function SheetTools({ page, token, isChoosing, onChoose }: SheetToolsProps) {
  const ids = page.items.map(({ id }) => id);
  if (ids.length < 2) return null;
  return (
    <div className="needs-script flex flex-wrap gap-2">
      {page.layout === "side-by-side" && (
        <Button variant="primary" onClick={() => openClips(ids.slice(0, togetherMax))}>
          <Icon of={Play} />
          Play side by side
        </Button>
      )}
      <Button
        aria-pressed={isChoosing}
        className="aria-pressed:border-edge aria-pressed:bg-lifted"
        onClick={() => onChoose(!isChoosing)}
      >
        <Icon of={Columns2} />
        Compare
      </Button>
      {page.allowsVotes && (
        <a
          href={token === null ? undefined : `/g/${token}/vote`}
          className={buttonClass("secondary", "normal")}
        >
          <Icon of={Vote} />
          Which is better?
        </a>
      )}
    </div>
  );
}
