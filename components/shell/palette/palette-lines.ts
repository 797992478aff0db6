import type { LucideIcon } from "lucide-react";
import type { AssetId } from "#lib/domain/base/id.ts";

/** One line of the palette: something to do, or somewhere to go. */
export type PaletteLine = {
  /** Unique in the palette. */
  id: string;
  label: string;
  /** Quiet, after the label. */
  detail?: string | undefined;
  icon?: LucideIcon | undefined;
  /** In the icon's place; null where there is none yet. */
  picture?: AssetId | null;
  caps?: readonly string[] | undefined;
  /** The studio has found it by these words, which stand elsewhere than in its label. */
  foundBy?: string | undefined;
  run: () => void;
};

export type PaletteGroup = {
  title: string;
  lines: readonly PaletteLine[];
  /** So many are shown while nothing is searched. */
  atFirst?: number;
};

/** So many lines of a group are shown of what was found. */
const foundMax = 8;

/**
 * What the palette shows for some words: lines that hold all of them, those that begin with them first, in their groups; of each group
 * its first ones while nothing is searched. Groups without a line are left out.
 */
export function findLines(groups: readonly PaletteGroup[], query: string): PaletteGroup[] {
  const wanted = plain(query);
  const words = wanted.split(" ").filter((word) => word !== "");
  return groups
    .map((group) => {
      if (words.length === 0) return { ...group, lines: group.lines.slice(0, group.atFirst) };
      const found = group.lines.filter(
        ({ label, foundBy }) =>
          foundBy === query.trim() || words.every((word) => plain(label).includes(word)),
      );
      const begins = ({ label }: PaletteLine) => Number(plain(label).startsWith(wanted));
      return { ...group, lines: found.toSorted((a, b) => begins(b) - begins(a)).slice(0, foundMax) };
    })
    .filter(({ lines }) => lines.length > 0);
}

/** Without accents, in lower case, on one line. */
function plain(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();
}
