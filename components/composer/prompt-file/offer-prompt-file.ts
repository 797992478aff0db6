import { v7 as createUuid } from "uuid";
import type { ComposerSession } from "#components/composer/composer-session.ts";
import type { Offer } from "#components/composer/import/offer.ts";
import { showToast } from "#components/ui/toast.ts";
import type { Stored } from "#lib/domain/base/ladder.ts";
import { exchangeMessages } from "#lib/domain/exchange/messages.ts";
import { newerMessages } from "#lib/domain/base/messages.ts";
import { type ModelId, referenceIdSchema } from "#lib/domain/base/id.ts";
import {
  openPromptFile,
  parsePromptFile,
  type PromptFile,
  promptFileMaxCharacters,
} from "#lib/domain/exchange/prompt-file.ts";
import { overrideText } from "#lib/domain/settings/settings-text.ts";
import { findOwnFiles } from "#lib/queries/own-files.ts";
import { promptFileMessages as messages } from "./messages.ts";

/** Offers to open a file as a prompt. What is no prompt file changes nothing. */
export async function offerPromptFile(session: ComposerSession, file: File): Promise<void> {
  const text = file.size > promptFileMaxBytes ? "" : await file.text().catch(() => "");
  const taken = await offerPromptText(session, text, file.name);
  if (taken === "read") return;
  showToast({
    title: taken === "newer" ? newerMessages.unopened(file.name) : messages.notOne(file.name),
    detail: taken === "newer" ? messages.unchanged : `${messages.unchanged} ${messages.ending}`,
    tone: "failed",
  });
}

/** Offers to open what stands in a prompt file, called by where it came from; offers nothing unless it could be read. */
export async function offerPromptText(
  session: ComposerSession,
  text: string,
  name: string,
): Promise<Stored<PromptFile>["state"]> {
  const stored = parsePromptFile(text);
  if (stored.state === "read") {
    const offer = await offerOf(session, stored.document, name);
    session.offer.update(() => offer);
  }
  return stored.state;
}

/** A character takes up to four bytes. */
const promptFileMaxBytes = 4 * promptFileMaxCharacters;

async function offerOf(session: ComposerSession, file: PromptFile, name: string): Promise<Offer> {
  const hashes = [...file.references, ...file.removed].flatMap(({ sha256, made }) => [
    ...(sha256 ? [sha256] : []),
    ...(made ? [made.sha256] : []),
  ]);
  const own = await findOwnFiles(hashes);
  const labels = new Map(session.models.map(({ model, label }) => [model.id, label]));
  const opened = openPromptFile(file, {
    createId: () => referenceIdSchema.parse(createUuid()),
    ownAsset: (sha256, kind) =>
      own.find((one) => one.sha256 === sha256 && (!kind || one.kind === kind))?.id ?? null,
    isOffered: (modelId) => labels.has(modelId),
    canBeChosen: (modelId) => session.choices.get(modelId)?.hasKey === true,
    otherwise: session.models.slice(0, 1).map(({ model }) => model.id),
  });
  const { prompt, urls, edits, leftOutModels, hadSecrets } = opened;
  const labelOf = (modelId: ModelId) => labels.get(modelId) ?? modelId;
  return {
    prompt,
    urls,
    edits,
    notes: [
      ...leftOutModels.map((modelId) => {
        const label = labels.get(modelId);
        return label === undefined ? messages.noModel(modelId) : messages.noKey(label);
      }),
      ...(hadSecrets ? [exchangeMessages.secretRemovedFromFile] : []),
    ],
    source: {
      type: "file",
      name,
      labels: prompt.modelIds.map(labelOf),
      own: Object.entries(prompt.overrides).map(([modelId, override]) => ({
        label: labelOf(modelId as ModelId), // keys of such a record
        text: overrideText(override, { inFull: true }),
      })),
    },
  };
}
