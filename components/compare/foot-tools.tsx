import { PanelRight } from "lucide-react";
import Link from "next/link";
import { buttonClass } from "#components/ui/button-class.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import type { MenuEntry } from "#components/ui/menu-entry.ts";
import type { Layout } from "./layout.ts";
import { roomMessages } from "./messages.ts";
import { LayoutRadio } from "./tools/layout-radio.tsx";

type FootToolsProps = {
  layout: Layout;
  onLayout: (layout: Layout) => void;
  canPair: boolean;
  /** Null: this room has no drawer. */
  onDrawer: (() => void) | null;
  /** What is wanted most of the page's own. */
  entry: MenuEntry | undefined;
};

/** On a phone, under the thumb: how the pictures lie, and the page's first tools. */
export function FootTools({ layout, onLayout, canPair, onDrawer, entry }: FootToolsProps) {
  return (
    <div className="foot-tools">
      <LayoutRadio layout={layout} onChange={onLayout} canPair={canPair} />
      <span className="grow" />
      {onDrawer && <IconButton label={roomMessages.inputs} icon={PanelRight} onClick={onDrawer} />}
      {entry?.type === "action" && entry.icon && (
        <IconButton label={entry.label} icon={entry.icon} onClick={entry.onSelect} />
      )}
      {entry?.type === "link" && entry.icon && (
        <Link
          href={entry.href}
          aria-label={entry.label}
          data-tooltip={entry.label}
          className={`${buttonClass("quiet", "small")} min-w-8 px-0! pointer-coarse:min-w-11`}
        >
          <Icon of={entry.icon} />
        </Link>
      )}
    </div>
  );
}
