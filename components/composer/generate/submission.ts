import type { Prompt } from "#lib/domain/prompt.ts";
import type { GenerationPlan } from "./generation-plan.ts";

/** The document that is sent: without the chosen models that lack their tick or their key, which the page said it leaves out. */
export function submissionOf(document: Prompt, plan: Pick<GenerationPlan, "sent" | "refused">): Prompt {
  const asked = new Set([...plan.sent, ...plan.refused].map(({ model }) => model.id));
  return { ...document, modelIds: document.modelIds.filter((id) => asked.has(id)) };
}
