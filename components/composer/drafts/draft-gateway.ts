import { createPromptAction, savePromptAction } from "#lib/actions/prompt-actions.ts";
import type { DraftGateway } from "./draft-saver.ts";

/** Saves drafts in the studio. */
export const draftGateway: DraftGateway = { create: createPromptAction, save: savePromptAction };
