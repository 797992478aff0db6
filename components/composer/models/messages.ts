import { countText } from "#lib/domain/base/quantity.ts";

/** What the chosen models, their popovers and the list of all models say. */
export const modelMessages = {
  title: "Models",
  choose: "Choose models",
  add: "Models",
  done: "Done",

  // of one model
  chip: (label: string, issues: number) => (issues === 0 ? label : `${label}, ${countText(issues, "issue")}`),
  absentChip: (label: string, why: string) => `${label}, ${why.toLowerCase()}`,
  noKey: "No key",
  gone: "No longer offered",
  accept: "Accept changes",
  deselect: "Deselect",
  addKey: "Add key",
  asPrompt: (value: string) => `As prompt (${value})`,
  asPromptWritten: "As prompt",
  resetOwn: "Reset to prompt",
  more: "More",
  notOffered: (value: string) => `${value}, not offered`,
  forModel: (label: string) => ` for ${label}`,

  // the list
  search: "Search models",
  nothingFound: "No models found",
  takesMine: (count: number) => `Takes my ${count === 1 ? "reference" : `${count} references`}`,
  withSound: "With sound",
  frames: "Frames",
  underADollar: "Under $1",
  wait: "Wait",
  free: "Free",
  perSecond: (money: string) => `${money}/s`,
  unknown: "–",
  images: "Images",
  clips: "Clips",
  sounds: "Sound",
  modelsOf: (count: number) => countText(count, "model"),
  noPrices: "No prices yet",
  addPrices: "Add",
  prices: " prices",
  chosen: (count: number) => `${count} chosen`,
  canRun: (count: number) => `${count} can run this`,
};
