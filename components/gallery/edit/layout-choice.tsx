import clsx from "clsx";
import { Columns3, LayoutGrid, type LucideIcon, Rows3 } from "lucide-react";
import { useId } from "react";
import { Icon } from "#components/ui/icon.tsx";
import { type GalleryLayout, galleryLayouts } from "#lib/domain/gallery/gallery.ts";

type LayoutChoiceProps = { layout: GalleryLayout; onChange: (layout: GalleryLayout) => void };

/** How the clips stand on the page: radio buttons, so that arrows walk along them. */
export function LayoutChoice({ layout, onChange }: LayoutChoiceProps) {
  const name = useId();
  return (
    <fieldset>
      <legend className="mb-1.5 text-13 font-medium">Layout</legend>
      <div className="grid gap-2 sm:grid-cols-3">
        {galleryLayouts.map((value) => {
          const { label, means, icon } = looks[value];
          return (
            <label
              key={value}
              className={clsx(
                "flex min-h-11 cursor-pointer items-start gap-2.5 rounded-control border p-2.5 transition-colors",
                "has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent",
                value === layout
                  ? "border-accent bg-raised forced-colors:border-[Highlight]"
                  : "border-edge hover:bg-raised",
              )}
            >
              <input
                type="radio"
                className="sr-only"
                name={name}
                aria-label={label}
                aria-describedby={`${name}-${value}`}
                checked={value === layout}
                onChange={() => onChange(value)}
              />
              <Icon of={icon} size={20} className={value === layout ? "text-text" : "text-quiet"} />
              <span className="min-w-0">
                <span className="block text-14 font-medium">{label}</span>
                <span id={`${name}-${value}`} className="block text-12 text-quiet">
                  {means}
                </span>
              </span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}

const looks: Record<GalleryLayout, { label: string; means: string; icon: LucideIcon }> = {
  wall: { label: "Wall", means: "All at a glance", icon: LayoutGrid },
  story: { label: "Story", means: "One after the other, with its words", icon: Rows3 },
  "side-by-side": { label: "Side by side", means: "All on one playhead", icon: Columns3 },
};
