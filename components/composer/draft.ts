import type { PromptId } from "#lib/domain/id.ts";
import type { Prompt } from "#lib/domain/prompt.ts";

/** A prompt as the server has it: every save names the version that it was made from. */
export type Draft = { id: PromptId; document: Prompt; version: number };
