import type { ModelId } from "#lib/domain/id.ts";
import type { RebuiltPrompt } from "#lib/providers/import-prompt.ts";

/** A request that was pasted and recognised; what becomes of it is its author's choice. Nothing of its headers is in it. */
export type Offer = RebuiltPrompt & {
  modelId: ModelId;
  /** The model with its provider's name. */
  label: string;
  hasKey: boolean;
  isCurl: boolean;
  /** What is inserted when it is to be kept as text. */
  text: string;
};
