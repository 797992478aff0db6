import type { ReactNode } from "react";
import { useComposer, useSession } from "#components/composer/composer-context.ts";
import { readableText } from "#components/composer/drafts/readable-text.ts";
import { settingsText } from "#components/composer/settings/settings-text.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { extrasText } from "./extras-text.ts";
import { noteText } from "./note-text.ts";
import type { Offer } from "./offer.ts";
import { OfferedReferences } from "./offered-references.tsx";
import { isEmpty, rebuildHere } from "./rebuild.ts";
import { useRebuildInNew } from "./use-rebuild-in-new.ts";

/** Shows what a pasted request would become and lets its author choose. A default export because React.lazy asks for one. */
export default function ImportDialog({ offer }: { offer: Offer }) {
  const session = useSession();
  const replacesNothing = useComposer(({ document }) => isEmpty(document));
  const close = () => session.offer.update(() => null);
  const rebuildInNew = useRebuildInNew(close);
  const { prompt, label, hasKey } = offer;
  const notes = new Set(offer.notes.map((note) => noteText(note)));
  const extras = extrasText(prompt.overrides[offer.modelId]?.extras ?? {});
  const keepAsText = () => {
    close();
    session.editor.current?.view.pasteText(offer.text);
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
      title="Rebuild this prompt from a request?"
      description={
        <>
          <p>
            This is a request to {label}. {offer.isCurl && "Its headers were dropped: no key is kept."}
          </p>
          {!replacesNothing && (
            <p>“Rebuild here” takes the place of what stands in this prompt; Undo brings that back.</p>
          )}
        </>
      }
      actions={
        <>
          <Button variant="quiet" onClick={keepAsText}>
            Keep as text
          </Button>
          <Button variant={replacesNothing ? "primary" : "secondary"} onClick={rebuild}>
            Rebuild here
          </Button>
          {!replacesNothing && (
            <Button variant="primary" busy={rebuildInNew.isOpening} onClick={() => rebuildInNew.open(offer)}>
              Rebuild in a new prompt
            </Button>
          )}
        </>
      }
    >
      <dl className="flex flex-col gap-3 text-13">
        <Part title="Text">
          {/* A long text scrolls, by keyboard too. */}
          <section
            aria-label="Text of the request"
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable
            tabIndex={0}
            className="max-h-40 overflow-y-auto rounded-control border border-line bg-ground p-3 break-words whitespace-pre-wrap"
          >
            {readableText(prompt) || "Without words"}
          </section>
        </Part>
        <Part title="Settings">
          {settingsText(prompt.settings)}
          {extras && ` · only for this model: ${extras}`}
        </Part>
        <Part title="Model">
          {hasKey
            ? `${label} will be chosen.`
            : `There is no key for ${label}, so it cannot be chosen yet. Everything else is rebuilt.`}
        </Part>
        {prompt.references.length > 0 && (
          <Part title="References">
            <OfferedReferences {...offer} />
          </Part>
        )}
        {notes.size > 0 && (
          <Part title="What is not as in the request">
            <ul className="flex list-disc flex-col gap-1 pl-4">
              {[...notes].map((note) => (
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
