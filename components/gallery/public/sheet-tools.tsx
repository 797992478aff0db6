import { Columns2 } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { buttonClass } from "#components/ui/button-class.ts";
import { Icon } from "#components/ui/icon.tsx";
import type { GalleryPageView } from "#lib/domain/gallery/gallery-page.ts";
import { publicMessages } from "./messages.ts";

type SheetToolsProps = {
  page: Pick<GalleryPageView, "layout" | "items" | "allowsVotes">;
  token: string | null;
  isChoosing: boolean;
  onChoose: (isChoosing: boolean) => void;
};

/** What can be done with several clips at once. */
export function SheetTools({ page, token, isChoosing, onChoose }: SheetToolsProps) {
  const { length } = page.items;
  if (length < 2) return null;
  return (
    <div className="needs-script flex shrink-0 flex-wrap gap-2 max-sm:grow max-sm:*:grow">
      {page.layout !== "side-by-side" && (
        <Button
          aria-pressed={isChoosing}
          className={`${bright} aria-pressed:bg-lifted!`}
          onClick={() => onChoose(!isChoosing)}
        >
          <Icon of={Columns2} />
          {publicMessages.sideBySide}
        </Button>
      )}
      {page.allowsVotes && (
        <a
          href={token === null ? undefined : `/g/${token}/vote`}
          className={buttonClass("secondary", "normal", bright)}
        >
          {publicMessages.which}
        </a>
      )}
    </div>
  );
}

/** White with an edge on the light page. */
const bright = "border-edge! text-13!";
