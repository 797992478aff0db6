import { Columns2, GalleryVertical, LayoutDashboard, type LucideIcon } from "lucide-react";
import { Icon } from "#components/ui/icon.tsx";
import type { MenuEntry } from "#components/ui/menu-entry.ts";
import { type GalleryLayout, galleryLayouts } from "#lib/domain/gallery/gallery.ts";
import { galleryMessages } from "./messages.ts";

type LayoutChoiceProps = { layout: GalleryLayout; onChange: (layout: GalleryLayout) => void };

const icons: Record<GalleryLayout, LucideIcon> = {
  wall: LayoutDashboard,
  story: GalleryVertical,
  "side-by-side": Columns2,
};

/** How the clips stand on the page: radio buttons, so that arrows walk along them. */
export function LayoutChoice({ layout, onChange }: LayoutChoiceProps) {
  return (
    <div
      role="radiogroup"
      aria-label={galleryMessages.layout}
      className="flex shrink-0 rounded-[0.5rem] bg-raised p-0.5"
    >
      {galleryLayouts.map((value) => (
        <label
          key={value}
          className="relative flex h-7 items-center gap-1.5 rounded-control px-2.5 text-13 text-quiet hover:text-text has-checked:bg-lifted has-checked:text-text has-focus-visible:outline-2 has-focus-visible:outline-focus pointer-coarse:h-10 forced-colors:has-checked:outline-2"
        >
          <input
            type="radio"
            name="layout"
            aria-label={galleryMessages[value]}
            checked={value === layout}
            onChange={() => onChange(value)}
            className="absolute inset-0 size-full cursor-pointer opacity-0"
          />
          <Icon of={icons[value]} />
          {galleryMessages[value]}
        </label>
      ))}
    </div>
  );
}

/** The same choice in a menu. */
export function layoutEntry({ layout, onChange }: LayoutChoiceProps): MenuEntry {
  return {
    type: "choice",
    look: "row",
    label: galleryMessages.layout,
    value: layout,
    options: galleryLayouts.map((value) => ({ value, label: galleryMessages[value], icon: icons[value] })),
    onChange: (wanted) => onChange(galleryLayouts.find((value) => value === wanted) ?? "wall"),
  };
}
