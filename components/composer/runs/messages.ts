import { countText } from "#lib/domain/base/quantity.ts";

/** What stands under "Runs" and under the box. */
export const runMessages = {
  lastRun: "Last run",
  run: (number: number) => `Run ${number}`,
  open: (number: number) => `Open run ${number}`,
  videosOf: (number: number) => `Videos of run ${number}`,
  runs: (count: number) => countText(count, "run"),
  all: "All runs",
  none: "No runs yet. Generate makes the first.",
  unreadable: "Couldn't load the runs.",
  retry: "Try again",
  free: "Free",
  more: (count: number) => `+${count}`,
  verdict: { keep: "Kept", tweak: "Tweak", reject: "Rejected" },

  since: "Since:",
  sinceRun: (what: string) => `${what} since`,
  unchanged: "nothing changed",
  added: "added",
  removed: "removed",
  references: (count: number, what: string) => `${countText(count, "reference")} ${what}`,
  replaced: "replaced",
  role: (role: string) => `now ${role}`,
  noRole: "role cleared",
  words: (count: number) => `${countText(count, "word")} changed`,
  models: (count: number) => `${countText(count, "model")} changed`,
  ownSettings: "own settings changed",
  fromTo: (from: string, to: string) => `${from} → ${to}`,

  onlyDiffers: (setting: string) => `Only the ${setting} differs`,
  compare: "Compare",
  compareRuns: (one: number, other: number) => `Compare runs ${one} and ${other}`,
};
