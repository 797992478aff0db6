import { v7 as createUuid } from "uuid";
import type { ComposerSession } from "#components/composer/composer-session.ts";
import { offerPromptText } from "#components/composer/prompt-file/offer-prompt-file.ts";
import { showToast } from "#components/ui/toast.ts";
import { newerMessages } from "#lib/domain/base/messages.ts";
import { referenceIdSchema } from "#lib/domain/base/id.ts";
import { providers } from "#lib/providers/catalog.ts";
import { rebuildPrompt } from "#lib/providers/import-prompt.ts";
import { readPasted } from "#lib/providers/import-request.ts";
import { noteText } from "./note-text.ts";

/** Offers to rebuild the prompt of a recognised request, or to open what stands in a prompt file. Everything else is pasted as text; a cURL line never with its headers. */
export async function takePasted(session: ComposerSession, pasted: string): Promise<void> {
  const taken = await offerPromptText(session, pasted, "What you pasted");
  if (taken === "newer") showToast({ title: newerMessages.unopened("What you pasted"), tone: "failed" });
  if (taken !== "unreadable") return;
  const found = await readPasted(pasted, providers);
  if (found.state === "request") {
    const { modelId } = found.request;
    const listed = session.models.find(({ model }) => model.id === modelId);
    if (listed) {
      const hasKey = session.choices.get(modelId)?.hasKey ?? false;
      const rebuilt = rebuildPrompt(found.request, listed.model, {
        createId: () => referenceIdSchema.parse(createUuid()),
        modelIds: hasKey ? [modelId] : session.models.slice(0, 1).map(({ model }) => model.id),
      });
      const { text, isCurl } = found;
      session.offer.update(() => ({
        ...rebuilt,
        notes: rebuilt.notes.map(noteText),
        source: { type: "request", modelId, label: listed.label, hasKey, text, isCurl },
      }));
      return;
    }
  }
  session.editor.current?.view.pasteText(found.text);
  if (found.state === "body-in-file") {
    showToast({
      title: `The body of this request lies in the file ${found.name}, which a paste does not bring.`,
      detail: "Paste what is in the file instead. The line was inserted without its headers.",
    });
  } else if (found.isCurl) {
    showToast({
      title: "This cURL line is no request that can be rebuilt here.",
      detail: "It was inserted as text, without its headers.",
    });
  }
}
