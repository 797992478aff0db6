import type { ReactNode } from "react";
import { useComposer, useSession } from "#components/composer/composer-context.ts";
import { readableText } from "#components/composer/drafts/readable-text.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { overrideText, settingsText } from "#lib/domain/settings/settings-text.ts";
import type { Offer } from "./offer.ts";
import { importMessages as messages, offerWords } from "./messages.ts";
import { OfferedReferences } from "./offered-references.tsx";
import { isEmpty, rebuildHere } from "./rebuild.ts";
import { useRebuildInNew } from "./use-rebuild-in-new.ts";
import { untitledPrompt } from "#lib/domain/prompt/messages.ts";

/** Shows what a pasted request, or a prompt file, would become and lets its author choose. A default export because React.lazy asks for one. */
export default function ImportDialog({ offer }: { offer: Offer }) {
  const session = useSession();
  const replacesNothing = useComposer(({ document }) => isEmpty(document));
  const close = () => session.offer.update(() => null);
  const rebuildInNew = useRebuildInNew(close);
  const { prompt, source } = offer;
  const words = offerWords(offer);
  const extras =
    source.type === "request" && source.modelId !== null
      ? overrideText({ extras: prompt.overrides[source.modelId]?.extras })
      : "";
  const keepAsText = (text: string) => {
    close();
    session.editor.current?.view.pasteText(text);
    session.editor.current?.view.focus();
  };
  const rebuild = () => {
    close();
    rebuildHere(session, offer);
  };

  return (
    <Dialog
      isOpen
      onClose={close}
      title={words.title}
      description={
        <>
          {source.type === "request" ? (
            <p>
              {source.modelId === null ? messages.noModel : messages.requestTo(source.label)}{" "}
              {source.isCurl && messages.headersDropped}
            </p>
          ) : (
            <p className="break-words">{source.name}</p>
          )}
          {!replacesNothing && <p>{messages.replaces(words.here)}</p>}
        </>
      }
      actions={
        <>
          {source.type === "request" ? (
            <Button variant="quiet" onClick={() => keepAsText(source.text)}>
              {messages.keepAsText}
            </Button>
          ) : (
            <Button variant="quiet" onClick={close}>
              {messages.cancel}
            </Button>
          )}
          <Button variant={replacesNothing ? "primary" : "secondary"} onClick={rebuild}>
            {words.here}
          </Button>
          {!replacesNothing && (
            <Button variant="primary" busy={rebuildInNew.isOpening} onClick={() => rebuildInNew.open(offer)}>
              {words.inNew}
            </Button>
          )}
        </>
      }
    >
      <dl className="flex flex-col gap-3 text-13">
        <Part title={messages.textTitle}>
          {/* A long text scrolls, by keyboard too. */}
          <section
            aria-label={words.text}
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable
            tabIndex={0}
            dir="auto"
            className="max-h-40 overflow-y-auto rounded-control border border-line bg-ground p-3 break-words whitespace-pre-wrap"
          >
            {readableText(prompt) || untitledPrompt}
          </section>
        </Part>
        <Part title={messages.settings}>
          {settingsText(prompt.settings)}
          {extras && messages.onlyForModel(extras)}
        </Part>
        {prompt.settings.negativePrompt !== "" && (
          <Part title={messages.negativePrompt}>
            <p dir="auto" className="break-words whitespace-pre-wrap">
              {prompt.settings.negativePrompt}
            </p>
          </Part>
        )}
        {source.type === "file" && source.own.length > 0 && (
          <Part title={messages.ownSettings}>
            <ul className="flex flex-col gap-1">
              {source.own.map(({ label, text }) => (
                <li key={label} className="break-words">
                  {label}: {text}
                </li>
              ))}
            </ul>
          </Part>
        )}
        <Part title={messages.models(source.type === "file" ? source.labels.length : 1)}>
          {source.type === "file"
            ? source.labels.join(", ")
            : source.modelId === null
              ? messages.modelsStay
              : source.hasKey
                ? source.label
                : messages.noKey(source.label)}
        </Part>
        {prompt.references.length > 0 && (
          <Part title={messages.references}>
            <OfferedReferences {...offer} />
          </Part>
        )}
        {offer.notes.length > 0 && (
          <Part title={messages.notes}>
            <ul className="flex list-disc flex-col gap-1 pl-4">
              {[...new Set(offer.notes)].map((note) => (
                <li key={note} className="break-words">
                  {note}
                </li>
              ))}
            </ul>
          </Part>
        )}
      </dl>
    </Dialog>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="mb-1 font-semibold">{title}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}
