import { v7 as createUuid } from "uuid";
import type { ComposerSession } from "#components/composer/composer-session.ts";
import { offerPromptText } from "#components/composer/prompt-file/offer-prompt-file.ts";
import { showToast } from "#components/ui/toast.ts";
import { withoutHeaders } from "#lib/domain/exchange/curl.ts";
import { exchangeMessages } from "#lib/domain/exchange/messages.ts";
import { newerMessages } from "#lib/domain/base/messages.ts";
import { type ModelId, referenceIdSchema } from "#lib/domain/base/id.ts";
import { removeSecrets, withoutFiles } from "#lib/domain/exchange/redact-secrets.ts";
import { providers } from "#lib/providers/catalog.ts";
import { rebuildPrompt } from "#lib/providers/import-prompt.ts";
import { type Pasted, readPasted } from "#lib/providers/import-request.ts";
import { noteText } from "./messages.ts";
import type { Offer } from "./offer.ts";

/** Offers to rebuild the prompt of a recognised request, or to open what stands in a prompt file. Everything else is pasted as text; nothing of it with a key. */
export async function takePasted(session: ComposerSession, pasted: string): Promise<void> {
  const taken = await offerPromptText(session, pasted, exchangeMessages.pasted);
  if (taken === "newer")
    showToast({ title: newerMessages.unopened(exchangeMessages.pasted), tone: "failed" });
  if (taken !== "unreadable") return;
  const found = await readPasted(pasted, providers);
  const offer = offerOf(session, found);
  if (offer) {
    // Links of files may be signed; they are kept nowhere, and are no key of the request's own. Dropped headers have a sentence already.
    const kept = found.isCurl ? withoutHeaders(pasted) : pasted;
    const { hasRemoved } = removeSecrets(withoutFiles(kept).replaceAll(/https?:\/\/[^\s"'`\\]+/gi, ""));
    const notes = hasRemoved ? [...offer.notes, exchangeMessages.secretRemoved] : offer.notes;
    session.offer.update(() => ({ ...offer, notes }));
    return;
  }
  session.editor.current?.view.pasteText(found.text);
  if (found.state === "body-in-file") {
    showToast(exchangeMessages.bodyInFile(found.name));
  } else if (found.isCurl) {
    showToast(exchangeMessages.noRequest);
  } else if (found.text !== pasted) showToast({ title: exchangeMessages.secretRemoved });
}

function offerOf(session: ComposerSession, found: Pasted & { text: string; isCurl: boolean }): Offer | null {
  if (found.state !== "request" && found.state !== "fields") return null;
  const modelId = found.state === "request" ? found.request.modelId : null;
  const listed = session.models.find(({ model }) => model.id === modelId);
  if (modelId !== null && !listed) return null;
  const hasKey = modelId !== null && session.choices.get(modelId)?.hasKey === true;
  const rebuilt = rebuildPrompt(found.request, listed?.model ?? null, {
    createId: () => referenceIdSchema.parse(createUuid()),
    modelIds: modelId === null ? session.store.get().document.modelIds : chosen(session, modelId, hasKey),
  });
  return {
    ...rebuilt,
    notes: rebuilt.notes.map(noteText),
    source: {
      type: "request",
      modelId,
      label: listed?.label ?? "",
      hasKey,
      text: found.text,
      isCurl: found.isCurl,
    },
  };
}

const chosen = (session: ComposerSession, modelId: ModelId, hasKey: boolean): ModelId[] =>
  hasKey ? [modelId] : session.models.slice(0, 1).map(({ model }) => model.id);
