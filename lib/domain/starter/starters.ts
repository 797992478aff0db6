import type { Kind } from "#lib/domain/media/format.ts";
import type { Role } from "#lib/domain/prompt/reference.ts";

/** A file that ships with the studio, in `assets/scenes`; a member has it under the name. */
export type StarterFile = { path: string; name: string; kind: Kind; role: Role | null };

export type Starter = {
  title: string;
  /** What it brings, in a few words. */
  line: string;
  files: readonly StarterFile[];
  /** A number is the place of a file among them, whose token stands there. */
  text: readonly (string | number)[];
  /** The film in `assets/scenes` of which its moving poster is made. */
  poster: string;
};

const image = (path: string, name: string, role: Role | null = null): StarterFile => ({
  ...{ path, name, role },
  kind: "image",
});
const video = (path: string, name: string, role: Role): StarterFile => ({
  ...{ path, name, role },
  kind: "video",
});

/** Prompts to begin with, in the order in which they are offered. */
export const starters = {
  follow: {
    title: "Follow a character",
    line: "Portrait + place + a walk",
    files: [
      image("woman.jpg", "red-coat.jpg", "subject"),
      image("pier.jpg", "pier.jpg"),
      video("pier-3.mp4", "walk.mp4", "motion"),
    ],
    text: [
      0,
      " walks away from us along the pier of ",
      1,
      ", pace and sway as in ",
      2,
      ".\nThe camera follows at shoulder height, then slows and lets her go. Low sun, 35 mm, shallow focus.",
    ],
    poster: "pier-1.mp4",
  },
  turntable: {
    title: "Product on a turntable",
    line: "One packshot, slow orbit",
    files: [image("packshot.jpg", "packshot.jpg", "subject")],
    text: [
      "The bottle of ",
      0,
      " turns once on its plinth, slow and even, label first.\nLocked camera, 85 mm. One soft key from the left; light runs through glass and liquid. Plain, warm background.",
    ],
    poster: "bottle.mp4",
  },
  neon: {
    title: "Neon, rain, one take",
    line: "Text and a style frame",
    files: [image("neon.jpg", "neon-alley.jpg", "style")],
    text: [
      "One take down a narrow alley at night, in the colors and light of ",
      0,
      ". Someone with an umbrella walks ahead of us.\nThe camera glides forward at hip height and never cuts. Steady rain, neon on wet asphalt, 28 mm.",
    ],
    poster: "neon.mp4",
  },
  move: {
    title: "Match a camera move",
    line: "Take the move from a clip",
    files: [video("road.mp4", "camera-move.mp4", "camera"), image("dunes.jpg", "dunes.jpg")],
    text: [
      "Move the camera exactly as in ",
      0,
      ": same speed, same height. The place is ",
      1,
      ".\nFirst light, long shadows, sand lifting off the crests. No people, no cuts.",
    ],
    poster: "road.mp4",
  },
  sound: {
    title: "Close-up with sound",
    line: "A picture and a recording",
    files: [
      image("hands.jpg", "hands.jpg", "subject"),
      { path: "rain.mp3", name: "rain.mp3", kind: "audio", role: null },
    ],
    text: [
      "Close on the hands of ",
      0,
      ", steam rising from the bowl. The fingers tighten a little, then rest.\nOutside it rains, as in ",
      1,
      "; no other sound. 100 mm, window light, very shallow focus.",
    ],
    poster: "hands.mp4",
  },
  frames: {
    title: "First and last frame",
    line: "Two frames, one motion",
    files: [
      image("sea.jpg", "first-frame.jpg", "first-frame"),
      image("sea-later.jpg", "last-frame.jpg", "last-frame"),
    ],
    text: [
      "Start on ",
      0,
      " and end on ",
      1,
      ". The beam of the lighthouse swings round once; a slow swell rolls under us.\nOne shot, locked camera, dusk.",
    ],
    poster: "sea.mp4",
  },
} as const satisfies Record<string, Starter>;

export type StarterId = keyof typeof starters;
export const starterIds = Object.keys(starters) as StarterId[]; // keys of a literal
