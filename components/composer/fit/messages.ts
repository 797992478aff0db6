import type { Kind } from "#lib/domain/media/format.ts";
import { countText } from "#lib/domain/base/quantity.ts";
import type { FitState } from "./fit-rows.ts";

const kindNoun: Record<Kind, string> = { image: "image", video: "video", audio: "sound" };

/** What stands under "Fit". */
export const fitMessages = {
  noModel: "Choose a model to see what fits.",
  noReference: "Add a reference to see which models take it.",
  scroller: "All models, sideways",
  reference: "Reference",
  states: {
    fits: "Fits",
    changed: "Changed",
    refused: "Refused",
    waiting: "Not ready",
  } satisfies Record<FitState, string>,

  canRun: (count: number, all: number) => `${count} of ${countText(all, "model")} can run this`,
  empty: "Describe the shot",
  seeWhy: "See why",
  wait: (time: string) => `about ${time}`,

  toFix: "To fix",
  changes: "Changes",
  accept: (count: number) => `Accept ${count === 1 ? "change" : countText(count, "change")}`,
  accepted: "Accepted",
  undo: "Undo",

  add: (kind: Kind) => `Add ${kindNoun[kind]}`,
  convert: "Convert",
  size: "Size",
  replace: "Replace",
  remove: (label: string) => `Remove ${label}`,
  clearRole: "Clear role",
  deselect: "Deselect",

  compareWith: "Compare with",
  choose: (label: string) => `Add ${label}`,
};
