import type { Choice } from "#lib/domain/judgement/verdict.ts";
import type { GallerySettings } from "#lib/domain/gallery/gallery.ts";
import type { Role } from "#lib/domain/prompt/reference.ts";
import type { Settings } from "#lib/domain/settings/setting-table.ts";

/** Who works in the demo. Both passwords are the same, and are printed. */
export const people = {
  lena: { name: "Lena Ruiz", email: "lena@example.com" },
  jonas: { name: "Jonas Berg", email: "jonas@example.com" },
} as const;
export type Person = keyof typeof people;
export const password = "triptych-demo";

/** The drawn media of `assets/scenes`, under the names that people give their files. */
export const files = {
  coat: { path: "woman.jpg", name: "coat-reference.jpg" },
  pier: { path: "pier.jpg", name: "harbour-pier-dusk.jpg" },
  walk: { path: "pier-1.mp4", name: "walk-pace-take3.mp4" },
  alley: { path: "neon.jpg", name: "alley-location-12.jpg" },
  dolly: { path: "neon.mp4", name: "alley-dolly-test.mp4" },
  awning: { path: "rain.mp3", name: "rain-on-awning.mp3" },
  line: { path: "voice.mp3", name: "mara-line-04.mp3" },
  dunes: { path: "dunes.jpg", name: "dunes-first-light.jpg" },
  drone: { path: "dunes.mp4", name: "drone-pass-02.mp4" },
  road: { path: "road.jpg", name: "road-north-still.jpg" },
  dashcam: { path: "road.mp4", name: "dashcam-plate.mp4" },
  bottle: { path: "bottle.jpg", name: "bottle-packshot.jpg" },
  turntable: { path: "bottle.mp4", name: "turntable-8rpm.mp4" },
  hands: { path: "hands.jpg", name: "hands-clay-ref.jpg" },
  wheel: { path: "hands.mp4", name: "potters-wheel-broll.mp4" },
  forest: { path: "forest.jpg", name: "birches-morning.jpg" },
  steadicam: { path: "forest.mp4", name: "forest-steadicam.mp4" },
  sea: { path: "sea.jpg", name: "sea-wall-november.jpg" },
  swell: { path: "sea.mp4", name: "swell-long-lens.mp4" },
} as const;
export type FileKey = keyof typeof files;

const oxen = "oxen/seedance-2.0-r2v";
const siray = "siray/seedance-2.0-ref2v-spicy";
const modellix = "modellix/seedance-2.0-v2v";
const siraya = "siraya/seedance-2.0";
const fast = "siraya/seedance-2.0-fast";
const textOnly = "siraya/seedance-1.5-pro";
const animatic = "animatic/animatic";

/** What a second costs in US dollars, and how long a result is waited for, in seconds. */
export const models: Readonly<Record<string, { perSecond: number | null; waitSeconds: number }>> = {
  [oxen]: { perSecond: 0.12, waitSeconds: 124 },
  [siray]: { perSecond: 0.14, waitSeconds: 182 },
  [modellix]: { perSecond: 0.16, waitSeconds: 131 },
  [siraya]: { perSecond: 0.13, waitSeconds: 171 },
  [fast]: { perSecond: 0.08, waitSeconds: 68 },
  [textOnly]: { perSecond: 0.06, waitSeconds: 95 },
  [animatic]: { perSecond: null, waitSeconds: 6 },
};

/** A prompt as its author has it now. `[coat]` in the text is the file's token; `roles` says what a file is for. */
export type DemoPrompt = {
  by: Person;
  text: string;
  roles?: Partial<Record<FileKey, Role>>;
  settings?: Partial<Settings>;
  models: readonly string[];
};

export const prompts = {
  coat: {
    by: "lena",
    text: `Red coat, last ferry. [coat] walks away from us along [pier], pace and sway as in [walk]. Low sun through haze, the coat moving in the wind.

The camera follows at shoulder height, then slows and lets her go. 35 mm, shallow focus, fine grain.

Ropes, water, one gull far off. Nobody speaks.`,
    roles: { coat: "subject", walk: "motion" },
    models: [oxen, siray, modellix, siraya, animatic],
  },
  neon: {
    by: "lena",
    text: `Neon alley, after midnight. [alley] in steady rain, the signs bleeding into wet asphalt. A slow push in, as in [dolly], past the steam of a noodle stand.

A figure under a clear umbrella crosses left to right and does not look up. Anamorphic, 40 mm, blue key, magenta fill.

[awning] close, traffic far away.`,
    roles: { alley: "style", dolly: "camera" },
    models: [oxen, siray, modellix, fast, animatic],
  },
  dunes: {
    by: "lena",
    text: `Dunes before sunrise. [dunes] from very high up, falling slowly, as in [drone]. A single line of footprints, and nobody at its end.

Long lens, heat haze, the light creeping over the ridge from the right. Hold the last second.`,
    roles: { drone: "camera" },
    models: [oxen, siray, modellix, siraya],
  },
  bottle: {
    by: "lena",
    text: `Bottle on travertine, spring campaign. [bottle] on a round plinth, turning once at the speed of [turntable]. One soft source from the left, a caustic of amber light on the wall.

Macro, 100 mm, no label legible. Ends on the cap.`,
    roles: { bottle: "subject", turntable: "motion" },
    settings: { aspectRatio: "9:16" },
    models: [oxen, siray, modellix, fast],
  },
  road: {
    by: "lena",
    text: `Road north, title sequence. [dashcam] through the windscreen: the centre line, low fog, wipers once every two seconds. [road] for colour and weather.

The title sits in the upper third: keep the sky empty.`,
    roles: { road: "style" },
    settings: { aspectRatio: "21:9" },
    models: [oxen, siray, modellix, siraya, fast],
  },
  hands: {
    by: "lena",
    text: `Hands and clay, for "Made here". [hands] centre a lump of clay on the wheel, wet, grey, unhurried, as in [wheel]. Window light from behind, dust in the air.

No faces. The bowl opens on the last beat.`,
    models: [oxen, siray, siraya, fast],
  },
  forest: {
    by: "lena",
    text: `Forest, first light. Steadicam between the birches, as in [steadicam], ferns brushing the lens. [forest] for the green.

A deer looks up, once. Birdsong, no music.`,
    roles: { steadicam: "camera", forest: "style" },
    models: [oxen, siray, modellix, siraya],
  },
  sea: {
    by: "lena",
    text: `Sea wall in November. [sea] in heavy swell, spray over the parapet in slow motion, as in [swell]. Overcast, silver, almost no colour.

Locked off. The wave arrives at second three.`,
    settings: { fixedCamera: true },
    models: [oxen, siray, modellix, fast],
  },
  closeUp: {
    by: "lena",
    text: `Mara, close. [coat] in the red coat, out of the wind, says [line] to somebody just beside the lens. [pier] stays soft behind her.

50 mm, eye level, one slow blink before the line. The light is going.`,
    roles: { coat: "subject", line: "voice" },
    settings: { aspectRatio: "9:16", resolution: "1080p" },
    models: [oxen, siray, modellix, siraya],
  },
  endCard: {
    by: "lena",
    text: `End card, spring campaign. [bottle] small in the lower third, petals falling past it, out of focus. Space for three lines of type above.`,
    settings: { aspectRatio: "1:1" },
    models: [siray, fast],
  },
  nightRoad: {
    by: "jonas",
    text: `Road at blue hour, second unit. [dashcam] but slower, tail lights far ahead and one of them braking. [road] before the fog.`,
    models: [oxen, fast, animatic],
  },
  ice: {
    by: "jonas",
    text: `Bottle in crushed ice, social cut. [bottle] lands, ice jumps, a drop runs down the glass in slow motion.`,
    settings: { aspectRatio: "9:16" },
    models: [oxen, siray],
  },
} as const satisfies Record<string, DemoPrompt>;
export type PromptKey = keyof typeof prompts;

/** How a result ends, or where it stays, when it is not simply done. */
export type Ending =
  | "queued"
  | "running"
  | "saving"
  | "unconfirmed"
  | "canceled"
  | "moderation"
  | "balance"
  | "input"
  | "lost";

/** One result that a run asks a model for, and what its author says of it. */
export type Take = {
  ends?: Ending;
  choice?: Choice;
  stars?: number;
  /** At these milliseconds of the clip. */
  notes?: readonly (readonly [atMs: number, text: string])[];
  tags?: readonly string[];
  isFavourite?: boolean;
};

/** One press of Generate. */
export type DemoRun = {
  prompt: PromptKey;
  ago: { minutes: number } | { days: number; at: `${number}:${number}` };
  /** An earlier wording. A run in which something ends otherwise than done has words of its own, which `words` names. */
  text?: string;
  words?: string;
  settings?: Partial<Settings>;
  /** As many takes as the run has variations. */
  takes: Readonly<Record<string, readonly Take[]>>;
  /** Judged with the names hidden; `open`: the names are still hidden. */
  blind?: "shown" | "open";
};

/** The latest first: that is the order in which they are made. */
export const runs = {
  coatFinal: {
    prompt: "coat",
    ago: { minutes: 52 },
    settings: { resolution: "720p" },
    takes: {
      [oxen]: [
        {
          choice: "keep",
          stars: 5,
          isFavourite: true,
          tags: ["selects", "harbour"],
          notes: [
            [900, "Coat catches the wind exactly here. Keep."],
            [3600, "Let her go half a second earlier."],
          ],
        },
      ],
      [siray]: [
        { choice: "tweak", stars: 3, tags: ["harbour"], notes: [[2100, "Sway is too wide, she limps."]] },
      ],
      [modellix]: [{ choice: "keep", stars: 4, tags: ["harbour"], notes: [[400, "Best haze of the four."]] }],
      [siraya]: [{ choice: "reject", stars: 2, notes: [[1500, "Turns round. She must not."]] }],
      [animatic]: [{}],
    },
  },
  neonNow: {
    prompt: "neon",
    ago: { minutes: 4 },
    words: "past the steam of a noodle stand",
    takes: {
      [oxen]: [{ ends: "queued" }],
      [siray]: [{ ends: "running" }],
      [modellix]: [{ ends: "saving" }],
      [fast]: [{}],
      [animatic]: [{}],
    },
  },
  bottle: {
    prompt: "bottle",
    ago: { days: 1, at: "17:40" },
    words: "Ends on the cap",
    takes: {
      [oxen]: [
        {
          choice: "keep",
          stars: 4,
          tags: ["spring campaign", "selects"],
          notes: [[3000, "Caustic is perfect."]],
        },
      ],
      [siray]: [{ choice: "keep", stars: 4, tags: ["spring campaign"] }],
      [modellix]: [{ ends: "balance" }],
      [fast]: [{ choice: "tweak", stars: 3, tags: ["spring campaign"] }],
    },
  },
  coatVariations: {
    prompt: "coat",
    ago: { days: 1, at: "11:06" },
    text: `Red coat, last ferry. [coat] walks away from us along [pier]. Low sun through haze, the coat moving in the wind.

The camera follows at shoulder height. 35 mm, fine grain.`,
    settings: { variations: 2 },
    takes: {
      [oxen]: [
        { choice: "tweak", stars: 3, notes: [[1200, "Too fast for a goodbye."]] },
        { choice: "keep", stars: 4 },
      ],
      [fast]: [
        { choice: "keep", stars: 4, tags: ["harbour"] },
        { choice: "reject", stars: 1 },
      ],
    },
    blind: "open",
  },
  dunes: {
    prompt: "dunes",
    ago: { days: 2, at: "09:22" },
    takes: {
      [oxen]: [
        { choice: "keep", stars: 5, tags: ["opening"], notes: [[4200, "Hold this. It is the poster."]] },
      ],
      [siray]: [{ choice: "tweak", stars: 3 }],
      [modellix]: [{ choice: "reject", stars: 2 }],
      [siraya]: [{ choice: "keep", stars: 4, tags: ["opening"] }],
    },
    blind: "shown",
  },
  road: {
    prompt: "road",
    ago: { days: 4, at: "16:15" },
    words: "keep the sky empty",
    takes: {
      [oxen]: [{ choice: "keep", stars: 4, tags: ["titles", "selects"] }],
      [siray]: [{ ends: "moderation" }],
      [modellix]: [{ choice: "keep", stars: 4, tags: ["titles"] }],
      [siraya]: [{ choice: "tweak", stars: 3, notes: [[800, "Wipers out of sync with the cut."]] }],
      [fast]: [{ choice: "reject", stars: 2 }],
    },
  },
  hands: {
    prompt: "hands",
    ago: { days: 6, at: "14:31" },
    words: "The bowl opens on the last beat",
    takes: {
      [oxen]: [{ ends: "unconfirmed" }],
      [siray]: [{ choice: "reject", stars: 1, notes: [[600, "Six fingers on the left hand."]] }],
      [siraya]: [{ choice: "keep", stars: 5, isFavourite: true, tags: ["made here", "selects"] }],
      [fast]: [{ choice: "keep", stars: 4, tags: ["made here"] }],
    },
  },
  forest: {
    prompt: "forest",
    ago: { days: 9, at: "10:48" },
    words: "A deer looks up, once",
    takes: {
      [oxen]: [{ choice: "keep", stars: 4 }],
      [siray]: [{ choice: "keep", stars: 4, notes: [[2600, "The deer is the shot."]] }],
      [modellix]: [{ choice: "tweak", stars: 3 }],
      [siraya]: [{ ends: "lost" }],
    },
  },
  sea: {
    prompt: "sea",
    ago: { days: 13, at: "18:02" },
    words: "The wave arrives at second three",
    takes: {
      [oxen]: [{ ends: "canceled" }],
      [siray]: [{ choice: "reject", stars: 2 }],
      [modellix]: [{ choice: "keep", stars: 5, isFavourite: true, tags: ["selects"] }],
      [fast]: [{ choice: "tweak", stars: 3, notes: [[3000, "The wave is a second late."]] }],
    },
  },
  neonFirst: {
    prompt: "neon",
    ago: { days: 16, at: "13:20" },
    text: `Neon alley, after midnight. [alley] in steady rain, the signs bleeding into wet asphalt. A slow push in, as in [dolly].

Nobody in the street. Anamorphic, 40 mm.`,
    takes: {
      [oxen]: [{ choice: "keep", stars: 4, tags: ["night"] }],
      [siray]: [{ choice: "reject", stars: 2 }],
      [modellix]: [{ choice: "tweak", stars: 3 }],
      [siraya]: [{ choice: "keep", stars: 5, tags: ["night", "selects"] }],
    },
    blind: "shown",
  },
  bottleFirst: {
    prompt: "bottle",
    ago: { days: 20, at: "15:44" },
    text: `Bottle on a round plinth, spring campaign. [bottle] turning once, warm wall, one soft source from the left.`,
    takes: {
      [oxen]: [{ choice: "tweak", stars: 3 }],
      [siray]: [{ choice: "keep", stars: 4, tags: ["spring campaign"] }],
      [fast]: [{ choice: "keep", stars: 4, tags: ["spring campaign"] }],
      [textOnly]: [{ choice: "reject", stars: 1, notes: [[0, "Not our bottle."]] }],
    },
  },
  coatFirst: {
    prompt: "coat",
    ago: { days: 24, at: "12:09" },
    text: `A woman in a red coat at the end of a pier. [coat], [pier], [walk]. She leaves and we stay.`,
    words: "She leaves and we stay",
    takes: {
      [oxen]: [{ choice: "keep", stars: 4 }],
      [siray]: [{ ends: "input" }],
      [modellix]: [{ choice: "tweak", stars: 3 }],
      [siraya]: [{ choice: "reject", stars: 2, notes: [[2000, "The pier has no end."]] }],
    },
  },
  // Two of months before, whatever day it is: spend has something to compare.
  handsFirst: {
    prompt: "hands",
    ago: { days: 40, at: "10:12" },
    text: `Hands and clay. [hands] centre a lump of clay on the wheel, as in [wheel]. Window light, no faces.`,
    takes: {
      [oxen]: [{ choice: "tweak", stars: 3 }],
      [siray]: [{ choice: "keep", stars: 4, tags: ["made here"] }],
      [siraya]: [{ choice: "reject", stars: 2, notes: [[1400, "The wheel stands still."]] }],
      [fast]: [{ choice: "keep", stars: 3 }],
    },
  },
  forestFirst: {
    prompt: "forest",
    ago: { days: 71, at: "16:50" },
    text: `Forest at first light. Steadicam between the birches, as in [steadicam]. [forest] for the green.`,
    takes: {
      [oxen]: [{ choice: "keep", stars: 4 }],
      [modellix]: [{ choice: "tweak", stars: 3 }],
    },
  },
  nightRoad: {
    prompt: "nightRoad",
    ago: { days: 1, at: "20:12" },
    takes: {
      [oxen]: [{ choice: "keep", stars: 4, tags: ["second unit"] }],
      [fast]: [{ choice: "tweak", stars: 3 }],
      [animatic]: [{}],
    },
  },
  ice: {
    prompt: "ice",
    ago: { days: 7, at: "11:30" },
    takes: {
      [oxen]: [{ choice: "tweak", stars: 3, notes: [[1000, "Ice looks like glass."]] }],
      [siray]: [{ choice: "keep", stars: 4 }],
    },
  },
} as const satisfies Record<string, DemoRun>;
export type RunKey = keyof typeof runs;

/** One clip on a gallery's wall. Its place in the list is its number in `hearts`, `votes` and `comments`. */
export type DemoItem = { run: RunKey; model: string; caption: string };

/** Chosen results for others. Without `visitors` it is a draft that nobody has the link of. */
export type DemoGallery = Omit<Partial<GallerySettings>, "title"> & {
  title: string;
  items: readonly DemoItem[];
  visitors?: {
    views: number;
    /** How many have given each clip a heart. */
    hearts: readonly number[];
    /** Of two clips without names: the better one first, and how many said so. */
    votes: readonly (readonly [better: number, other: number, count: number])[];
    comments: readonly {
      item: number | null;
      name: string;
      text: string;
      atMs: number | null;
      /** Its member has not let it through yet. */
      isWaiting?: boolean;
    }[];
  };
};

export const galleries: readonly DemoGallery[] = [
  {
    title: "Last ferry: selects",
    introduction:
      "Six shots for the cold open, first pass. Watch them in order: the harbour carries the story, the rest is weather. Hearts for what should stay, notes with a time for what should change. Cut is on Thursday.",
    layout: "wall",
    showsPrompts: true,
    showsModels: true,
    allowsHearts: true,
    allowsComments: true,
    allowsVotes: true,
    allowsDownloads: true,
    items: [
      { run: "coatFinal", model: oxen, caption: "The goodbye. Hero take." },
      { run: "coatFinal", model: modellix, caption: "Same move, thicker haze." },
      { run: "dunes", model: oxen, caption: "Opening image, before the titles." },
      { run: "road", model: modellix, caption: "Titles run over this one." },
      { run: "neonFirst", model: siraya, caption: "The city she leaves." },
      { run: "sea", model: modellix, caption: "Last frame of the episode." },
    ],
    visitors: {
      views: 37,
      hearts: [9, 4, 6, 2, 5, 7],
      votes: [
        [0, 1, 5],
        [1, 0, 2],
        [2, 3, 4],
        [4, 3, 3],
        [0, 4, 3],
      ],
      comments: [
        {
          item: 0,
          name: "Inés",
          text: "This is the film. The coat does all the acting.",
          atMs: 1100,
        },
        { item: 0, name: "Tom, edit", text: "I need four more frames before she stops.", atMs: 4300 },
        { item: 2, name: "Priya", text: "Could the ridge be lower? The title wants more sky.", atMs: 2500 },
        { item: 5, name: "Tom, edit", text: "Ending works without sound, too.", atMs: null },
        { item: null, name: "Inés", text: "Order is right. I would swap three and four.", atMs: null },
        {
          item: 4,
          name: "Client",
          text: "Can we see one without the umbrella?",
          atMs: 900,
          isWaiting: true,
        },
      ],
    },
  },
  {
    title: "Spring campaign, round one",
    introduction: "For Thursday's call. Not shared yet.",
    layout: "side-by-side",
    showsModels: true,
    allowsComments: true,
    items: [
      { run: "bottle", model: oxen, caption: "A: caustic on the left" },
      { run: "bottle", model: siray, caption: "B: calmer wall" },
      { run: "bottle", model: fast, caption: "C: quick draft" },
    ],
  },
];
