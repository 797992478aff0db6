import { useId } from "react";
import type { GalleryListItem } from "#lib/domain/gallery/gallery-view.ts";
import type { GalleryId } from "#lib/domain/base/id.ts";
import { countText } from "#lib/domain/base/quantity.ts";
import { isShown } from "./audience-text.ts";

type TargetChoiceProps = {
  galleries: readonly GalleryListItem[];
  chosen: GalleryId | "new";
  onChoose: (target: GalleryId | "new") => void;
};

/** Which gallery something goes into: radio buttons, so that arrows walk along them. */
export function TargetChoice({ galleries, chosen, onChoose }: TargetChoiceProps) {
  const name = useId();
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 text-13 font-medium">Gallery</legend>
      <div className="flex max-h-64 flex-col divide-y divide-line overflow-y-auto rounded-control border border-line">
        {galleries.map(({ id, title, itemCount, sharing }) => (
          <label key={id} className={lineClass}>
            <input
              type="radio"
              name={name}
              checked={chosen === id}
              onChange={() => onChoose(id)}
              className={radioClass}
            />
            <span className="min-w-0 grow truncate text-14">{title}</span>
            <span className="tabular shrink-0 text-12 text-quiet">
              {countText(itemCount, "video")}
              {isShown(sharing) && ", shared"}
            </span>
          </label>
        ))}
        <label className={lineClass}>
          <input
            type="radio"
            name={name}
            checked={chosen === "new"}
            onChange={() => onChoose("new")}
            className={radioClass}
          />
          <span className="text-14">New gallery</span>
        </label>
      </div>
    </fieldset>
  );
}

const lineClass =
  "flex min-h-10 cursor-pointer items-center gap-2.5 px-3 py-1.5 hover:bg-raised pointer-coarse:min-h-11";
const radioClass = "size-4 shrink-0 accent-text";
