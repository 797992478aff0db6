import type { Severity } from "#lib/domain/limits/issue.ts";

/** What stands under "Request". */
export const requestMessages = {
  noModel: "Choose a model to see its request.",
  noPrompt: "See the exact request for each model.",
  models: "Models of the request",
  refusedBy: (label: string) => `${label}, refused`,

  text: "Prompt, as sent",
  copy: "Copy prompt",
  copiedText: "Prompt",
  rendered: "Shot list",
  notes: "Changes and notes",
  severity: { error: "Refused: ", loss: "Changed: ", note: "" } satisfies Record<Severity, string>,
  asWritten: "Sent as you wrote it",
  writtenAs: (spellings: string) => `Written as ${spellings}`,
  references: "References",
  prompt: "Prompt",
  variations: "Variations",
  alike: (count: number) => `Sent ${count} times, identical`,
  seeds: (seeds: string) => `Sent once per seed: ${seeds}`,
  variation: "Variation",
  variationOf: (number: number) => `Variation ${number}`,

  json: "JSON",
  curl: "cURL",
  editList: "Edit list",
  copyJson: "Copy JSON",
  copyCurl: "Copy cURL",

  refused: "Won't be sent. Not charged.",
  toAccept: "Accept its changes first",
  ready: (estimate: string) => (estimate === "" ? "Ready" : `Ready · ${estimate}`),
  signed: "Media signed when sent",
  local: "Files stay here",
};
