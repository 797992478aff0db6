/** The ways in which clips are laid beside or over each other. */
export const layouts = ["grid", "pair", "wipe", "difference", "overlay"] as const;
export type Layout = (typeof layouts)[number];

export const layoutWord: Record<Layout, string> = {
  grid: "Grid",
  pair: "Pair",
  wipe: "Wipe",
  difference: "Difference",
  overlay: "Overlay",
};
