import { countText } from "#lib/domain/base/quantity.ts";

/** What visitors of a gallery read. */
export const publicMessages = {
  empty: "Nothing here yet.",
  madeWith: "Made with Triptych",
  clips: "Clips",
  allClips: "All clips",
  play: (name: string) => `Play ${name}`,
  heart: (name: string, count: number) => `Heart for ${name}, ${countText(count, "heart")}`,
  download: "Download",
  downloadOf: (name: string) => `Download ${name}`,
  remix: "Remix this",
  remixOf: (name: string) => `Remix ${name}`,
  remixMeans: "the prompt as a Triptych file",
  madeHow: "How it was made",
  of: (name: string) => `of ${name}`,
  came: "Result",
  references: "References",
  /** In a prompt, for a reference that visitors don't see. */
  unseen: { image: "an image", video: "a video", audio: "a sound" },
  fullSize: (label: string) => `${label}, full size`,
  previousReference: "Previous reference",
  nextReference: "Next reference",
  close: "Close",
  comments: (count: number) => countText(count, "comment"),
  commentsOf: (name: string, count: number) => `${countText(count, "comment")} on ${name}`,
  commentsOn: (name: string) => `Comments on ${name}`,
  newTab: "(opens in a new tab)",

  // choosing clips
  sideBySide: "Play side by side",
  compareOne: (name: string) => `Compare ${name}`,
  choose: (max: number) => `Choose 2–${max} clips`,
  chosen: (count: number, max: number) => `${count} of ${max} chosen`,
  cancel: "Cancel",
  playTogether: "Play",

  // the player
  player: "Player",
  back: "Back to the gallery",
  steps: (from: number, to: number, all: number) => `${from}${to > from ? `–${to}` : ""} of ${all}`,
  previous: (isOne: boolean) => `Previous ${isOne ? "clip" : "clips"}`,
  next: (isOne: boolean) => `Next ${isOne ? "clip" : "clips"}`,
  several: (count: number) => `${count} clips side by side`,
  pickers: ["Left clip", "Right clip"],
  all: (count: number) => `All ${count}`,
  two: "Two",
  wipe: "Wipe",
  fullScreen: "Full screen",
  playAll: "Play all",

  // votes
  which: "Which is better?",
  namesHidden: "Names hidden. Which is better?",
  better: (letter: string) => `${letter} is better`,
  noDifference: "No difference",
  anotherPair: "Another pair",
  yourChoice: "Your choice",
  votedAll: "You've compared every pair. Thanks.",
  pick: "Pick this",
  picked: "Your pick",
  needsScripts: "Comparing needs JavaScript.",

  // a password
  locked: "This gallery has a password",
  lockedTab: "A gallery with a password",
  framedTab: "A gallery",
  lockedHint: "Ask whoever sent you the link.",
  password: "Password",
  open: "Open the gallery",
  wrong: "Wrong password.",
  wait: "Too many tries. Wait a minute, then try again.",
} as const;

/** What visitors read instead of a refusal's own words: they know of no gallery, only of a link. */
export const visitorWords = {
  "not-found": "This is no longer shared.",
  full: "This gallery can't hold more comments.",
} as const;
