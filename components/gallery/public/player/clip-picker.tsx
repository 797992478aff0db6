import { ChevronDown } from "lucide-react";
import { publicMessages } from "#components/gallery/public/messages.ts";
import { Icon } from "#components/ui/icon.tsx";
import { Still } from "#components/ui/still.tsx";
import { clipName, itemAddress } from "#lib/domain/gallery/gallery-address.ts";
import type { PageItem } from "#lib/domain/gallery/gallery-page.ts";
import { frameNumber } from "./frame-number.ts";

type ClipPickerProps = {
  label: string;
  /** All of the gallery. */
  items: readonly PageItem[];
  item: PageItem;
  /** The clip beside it, which can't be chosen twice. */
  otherId: PageItem["id"];
  mediaRoot: string;
  onPick: (id: PageItem["id"]) => void;
};

/** Which clip stands at one side. The browser's own list, at home on a phone. */
export function ClipPicker({ label, items, item, otherId, mediaRoot, onPick }: ClipPickerProps) {
  return (
    <span className="relative inline-flex min-h-8 items-center gap-2 rounded-control px-2.5 text-13 font-medium hover:bg-lifted has-focus-visible:outline-2 has-focus-visible:outline-focus pointer-coarse:min-h-11">
      {item.hasPoster && (
        <Still
          src={itemAddress(mediaRoot, item.id, "poster")}
          alt=""
          className="h-5 w-9 rounded-[3px] object-cover"
        />
      )}
      <span aria-hidden className="tabular">
        {frameNumber(item.number)}
      </span>
      <Icon of={ChevronDown} size={14} />
      <select
        aria-label={label}
        value={item.id}
        onChange={({ target }) => {
          const picked = items.find(({ id }) => id === target.value);
          if (picked) onPick(picked.id);
        }}
        className="absolute inset-0 size-full cursor-pointer appearance-none text-14 opacity-0"
      >
        {items.map((one) => (
          <option key={one.id} value={one.id} disabled={one.id === otherId}>
            {frameNumber(one.number)} {one.caption.trim() ? clipName(one) : ""}
          </option>
        ))}
      </select>
    </span>
  );
}

type PickersProps = {
  all: readonly PageItem[];
  pair: readonly [PageItem, PageItem];
  mediaRoot: string;
  onPick: (pair: readonly [PageItem["id"], PageItem["id"]]) => void;
};

/** The two clips that stand side by side. */
export function ClipPickers({ all, pair: [left, right], mediaRoot, onPick }: PickersProps) {
  const [leftWord, rightWord] = publicMessages.pickers;
  return (
    <div className="flex items-center gap-1">
      <ClipPicker
        {...{ mediaRoot, label: leftWord, items: all, item: left, otherId: right.id }}
        onPick={(id) => onPick([id, right.id])}
      />
      <ClipPicker
        {...{ mediaRoot, label: rightWord, items: all, item: right, otherId: left.id }}
        onPick={(id) => onPick([left.id, id])}
      />
    </div>
  );
}
