"use server";

import * as z from "zod/mini";
import { AppError } from "#lib/data/app-error.ts";
import { saveModelPrice, saveProviderChoice } from "#lib/data/provider/choices.ts";
import { modelIdSchema } from "#lib/domain/base/id.ts";
import { dialectSchema, pricePerSecondSchema } from "#lib/domain/account/provider-choice.ts";
import { findModel, findProvider } from "#lib/providers/catalog.ts";
import { memberAction } from "./action.ts";

/** Chooses a contract or a dialect for a provider; null is the provider's own again. Owners only. */
export const saveProviderChoiceAction = memberAction(
  z.strictObject({
    providerId: z.string(),
    contract: z.optional(z.nullable(z.string())),
    dialect: z.optional(z.nullable(dialectSchema)),
  }),
  async ({ member }, { providerId, contract, dialect }) => {
    const provider = findProvider(providerId);
    if (!provider?.defaultBaseUrl) throw new AppError("not-found"); // the studio's own has nothing to choose
    if (contract && !Object.hasOwn(provider.otherContracts ?? {}, contract)) throw new AppError("not-found");
    await saveProviderChoice(member, providerId, {
      ...(contract !== undefined && { contract }),
      ...(dialect !== undefined && { dialect }),
    });
    return { ok: true as const };
  },
);

/** Says what a second of a model costs, in micro-units of USD; null is "unknown" again. Owners only. */
export const saveModelPriceAction = memberAction(
  z.strictObject({ modelId: modelIdSchema, perSecondMicro: z.nullable(pricePerSecondSchema) }),
  async ({ member }, { modelId, perSecondMicro }) => {
    if (findModel(modelId)?.model.billing !== "paid") throw new AppError("not-found");
    await saveModelPrice(member, modelId, perSecondMicro);
    return { ok: true as const };
  },
);
