import type { Offer } from "./offer.ts";

/** The words of an offer, by where it came from. */
export function offerWords({ source }: Offer) {
  if (source.type === "file")
    return {
      title: "Open this prompt file?",
      text: "Text of the file",
      here: "Open here",
      inNew: "Open in a new prompt",
      notes: "What is not as in the file",
      announced: `Prompt opened: ${source.name}`,
      done: "The prompt of the file is open",
      undone: "That prompt is not open any more, so it stays as the file has it.",
    } as const;
  return {
    title: "Rebuild this prompt from a request?",
    text: "Text of the request",
    here: "Rebuild here",
    inNew: "Rebuild in a new prompt",
    notes: "What is not as in the request",
    announced:
      source.modelId === null ? "Prompt rebuilt" : `Prompt rebuilt from a request to ${source.label}`,
    done: "The prompt was rebuilt from the request",
    undone: "That prompt is not open any more, so it stays as it was rebuilt.",
  } as const;
}
