import type { PromptId } from "#lib/domain/base/id.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";

/** A prompt as the server has it: every save names the version that it was made from. */
export type Draft = { id: PromptId; document: Prompt; version: number };
