import type { LucideIcon } from "lucide-react";

type Action = {
  label: string;
  onSelect: () => void;
  /** It does nothing just now. */
  isDisabled?: boolean;
};

/** One line of a menu: somewhere to go, something to do, a choice of one, a value that goes up and down, or a line between. */
export type MenuEntry =
  | {
      type: "link";
      label: string;
      href: string;
      icon?: LucideIcon;
      /** The browser loads the page anew: nothing of this one goes along. */
      isFresh?: boolean;
    }
  | (Action & {
      type: "action";
      icon?: LucideIcon;
      tone?: "normal" | "danger";
      /** Quiet words or a key at the end of the line. */
      detail?: string;
      /** The menu stays, so that it can be pressed again. */
      keepsOpen?: boolean;
    })
  | {
      type: "choice";
      label: string;
      value: string;
      options: readonly { value: string; label: string; icon?: LucideIcon; isDisabled?: boolean }[];
      onChange: (value: string) => void;
      icon?: LucideIcon;
      /** "row": icons over their words, side by side, without a heading. "submenu": one line that opens the list. */
      look?: "list" | "row" | "submenu";
    }
  | { type: "steps"; label: string; value: string; icon?: LucideIcon; less: Action; more: Action }
  | { type: "line"; id: string };
