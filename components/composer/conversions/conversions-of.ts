import type { ComposerSession } from "#components/composer/composer-session.ts";
import { chosenModels } from "#components/composer/models/list-models.ts";
import { cancelConversionAction, convertAction } from "#lib/actions/conversion-actions.ts";
import type { Model } from "#lib/domain/limits/model.ts";
import { type ConversionManager, createConversionManager } from "./conversion-manager.ts";
import { openWishes } from "./wishes.ts";

const managers = new WeakMap<ComposerSession, ConversionManager>();

/** What converts the files of an open prompt. It comes with its tiles: a prompt without files needs none. */
export function conversionsOf(session: ComposerSession): ConversionManager {
  const known = managers.get(session);
  if (known) return known;
  const { store, change, uploads, saver, isOpen } = session;
  const manager = createConversionManager({
    ...{ store, change, uploads, isOpen },
    models: () => modelsOf(session),
    ask: convertAction,
    cancel: (conversionId) => cancelConversionAction({ conversionId }),
    wishes: openWishes(saver.id),
  });
  managers.set(session, manager);
  return manager;
}

/** The chosen models that can be asked. */
export function modelsOf({ store, models, choices }: ComposerSession): readonly Model[] {
  return chosenModels(models, store.get().document.modelIds, choices).map(({ model }) => model);
}
