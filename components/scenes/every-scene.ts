import type { Scenes } from "./scene.ts";

type Table = { title: string; load: () => Promise<{ scenes: Scenes }> };

/** What the product shows, noun by noun. A table's code is loaded with its page. */
export const tables: Readonly<Record<string, Table>> = {
  composer: { title: "The light table", load: () => import("./tables/composer.tsx") },
  prompt: { title: "Prompts as things", load: () => import("./tables/prompt.tsx") },
  reference: { title: "A reference in the tray", load: () => import("./tables/reference.tsx") },
  viewer: { title: "A reference, large", load: () => import("./tables/viewer.tsx") },
  generation: { title: "A generation", load: () => import("./tables/generation.tsx") },
  run: { title: "A run in the screening room", load: () => import("./tables/run.tsx") },
  blind: { title: "A blind round", load: () => import("./tables/blind.tsx") },
  history: { title: "The history", load: () => import("./tables/history.tsx") },
  gallery: { title: "A gallery of one's own", load: () => import("./tables/gallery.tsx") },
  "public-gallery": {
    title: "A gallery as visitors see it",
    load: () => import("./tables/public-gallery.tsx"),
  },
  scoreboard: { title: "The scoreboard", load: () => import("./tables/scoreboard.tsx") },
  account: { title: "Settings, sign-in and first start", load: () => import("./tables/account.tsx") },
  shell: { title: "What stands around every page", load: () => import("./tables/shell.tsx") },
  piece: { title: "Pieces that every page shares", load: () => import("./tables/piece.tsx") },
};
