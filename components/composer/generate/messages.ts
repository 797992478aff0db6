import { progressText } from "#lib/domain/base/quantity.ts";

/** Every sentence of the foot, and of a press of Generate that came to nothing. */
export const generateMessages = {
  generate: (videos: string | null) => (videos === null ? "Generate" : `Generate ${videos}`),
  commands: "This prompt",
  key: "Generate, from anywhere",
  leave: "Leave the text",
  sending: "Sending",
  startsWhenReady: "Starting when ready",
  cancelStart: "Cancel",
  startCanceled: "Won't start.",
  dismiss: "Dismiss",
  ownPrices: "With this studio's own prices per second",
  correctSettings: "Correct the settings first.",
  correctSettingsFor: (labels: readonly string[]) =>
    `Correct the settings for ${labels.join(" and ")} first.`,

  lastChange: "Your last edit changed who can run this. Check the models. Nothing was sent.",
  notSaved: "Not saved, so nothing was sent. Your text is kept in this browser.",
  changedMeanwhile: "The prompt changed meanwhile. Check it again. Nothing was sent.",
  seenDifferently: "The studio reads this prompt differently. Nothing was sent.",
  refusals: {
    "changed-elsewhere": "Changed elsewhere. Compare both texts first. Nothing was sent.",
    "no-key": "A chosen model has no key. Nothing was sent.",
    "not-accepted": "A chosen model's changes aren't accepted. Nothing was sent.",
    "nothing-to-send": "No chosen model can run this. Nothing was sent.",
    "not-found": "The prompt or one of its references was deleted. Nothing was sent.",
  },
};

/** Why nothing is sent, or not to everybody. */
export const planMessages = {
  noModel: "Choose a model",
  noneCanRun: "No chosen model can run this",
  acceptFirst: "Accept its changes first",
  billedTo: (namespace: string, label: string) => `Billed to ${namespace} for ${label}`,
};

/** What a file is still waited for. */
export const waitingMessages = {
  analysing: (name: string) => `Analysing ${name}`,
  empty: (name: string) => `Choose ${name}, or remove it`,
  again: (name: string) => `Choose ${name} again to resume, or remove it`,
  failed: (what: string, name: string) => `${what} ${name} failed. Retry or remove it.`,
  stopped: (what: string, name: string) => `${what} ${name} stopped. Resume or remove it.`,
  moving: (what: string, name: string, progress: number) => `${what} ${name}, ${progressText(progress)}`,
  more: (first: string, count: number) => `${first}, and ${count} more`,
};
