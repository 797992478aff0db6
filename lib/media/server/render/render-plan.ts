import type { Format } from "#lib/domain/media/format.ts";

/** A file that goes into a video. `title` is what a failure calls it. */
export type RenderSource = { path: string; format: Format; title: string };

/** The words of one shot: `label` is told apart by colour. */
export type RenderCaption = { before: string; label: string; after: string };

/** How a still moves, slowly: `in` begins and `out` ends with the whole picture. */
export type RenderMove = "still" | "in" | "out" | "left" | "right";

export type RenderShot = { frames: number } & (
  | {
      kind: "image";
      source: RenderSource;
      caption: RenderCaption | null;
      move: RenderMove;
      crop: "centre" | "attention";
    }
  | {
      kind: "video";
      source: RenderSource;
      caption: RenderCaption | null;
      fromMs: number;
      /** As measured; null where it could not be told. */
      lengthMs: number | null;
    }
  | { kind: "card"; text: string }
);

export type RenderSound = {
  source: RenderSource;
  startMs: number;
  fromMs: number;
  durationMs: number;
  mayBeSilent: boolean;
};

/** Everything that a rendering depends on: the same plan and bytes give the same file. Sizes are even numbers. */
export type RenderPlan = {
  fps: number;
  widthPx: number;
  heightPx: number;
  durationMs: number;
  frames: number;
  shots: readonly RenderShot[];
  sounds: readonly RenderSound[];
};

/** What became of a rendering. `reason` is a sentence for the author; `fault` is for the log. */
export type Rendered = { state: "done" } | { state: "failed"; reason: string; fault?: string };
