import { countText } from "#lib/domain/base/quantity.ts";

/** What the page of a run, and that of chosen results, says around its screening room. */
export const runMessages = {
  /** Over what can be done here, in the palette. */
  commands: "This run",
  unreachable: "Can't reach the studio. Retrying.",
  comparing: (results: number, runs: number) =>
    `${countText(results, "result")} from ${countText(runs, "run")}`,

  // what can be done with the prompt
  edit: "Edit this prompt",
  draft: "Back to the draft",
  changes: "Runs and what changed",
  file: "Save as a prompt file",
  hideNames: "Hide names",
  others: "Choose others",

  // once more
  again: {
    label: "Run again",
    description: "Same prompt, references and models. Cost:",
    cancel: "Cancel",
    confirm: (videos: number) => `Generate ${countText(videos, "video")}`,
    refused: {
      changed: "Nothing sent: a model, file or setting has changed since. Edit this prompt to see what.",
      "no-key": "Nothing sent: a provider of this run has no key. Add it in Settings.",
    },
  },

  // the drawer
  result: "Result",
  attempts: "Attempts",
  notes: "Notes",
};
