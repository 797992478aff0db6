import type { LucideIcon } from "lucide-react";

/** One line of a menu: somewhere to go, something to do, a choice of one, or a line between. */
export type MenuEntry =
  | { type: "link"; label: string; href: string; icon?: LucideIcon }
  | { type: "action"; label: string; onSelect: () => void; icon?: LucideIcon; tone?: "normal" | "danger" }
  | {
      type: "choice";
      label: string;
      value: string;
      options: readonly { value: string; label: string }[];
      onChange: (value: string) => void;
    }
  | { type: "line"; id: string };
