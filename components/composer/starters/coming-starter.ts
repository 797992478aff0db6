import type { ComposerSession } from "#components/composer/composer-session.ts";
import { createStore } from "#components/state/store.ts";
import type { PromptId } from "#lib/domain/base/id.ts";

/** The prompt that a starter is on its way to: a press of Generate then means the starter. */
export const comingStarter = createStore<PromptId | null>(null);

/** The animatic alone: the first one of the list. */
export const starterModelIds = ({ models }: Pick<ComposerSession, "models">) =>
  models.slice(0, 1).map(({ model }) => model.id);
