import { lazy, Suspense, useMemo } from "react";
import { useComposer, useSession } from "#components/composer/composer-context.ts";
import { useStored } from "#components/state/store.ts";
import { editorMessages } from "./messages.ts";
import { PromptText } from "./prompt-text.tsx";
import { noteText } from "./text-notes.ts";

const MissingNotice = lazy(() => import("./missing-notice.tsx"));

/** The prompt itself, with the notes on its words. */
export function TextPanel() {
  const { edition, editor } = useSession();
  const editionNow = useStored(edition, (count) => count);
  return (
    <>
      <div className="table-words flex flex-col">
        <PromptText key={editionNow} />
        {/* The empty room under the text belongs to it. */}
        <div aria-hidden className="min-h-4 grow cursor-text" onClick={() => editor.current?.view.focus()} />
      </div>
      <TextNotesList />
    </>
  );
}

function TextNotesList() {
  const document = useComposer((state) => state.document);
  const { missing, unknown } = useMemo(() => noteText(document), [document]);
  if (missing.length === 0 && unknown.length === 0) return null;
  return (
    <div className="relative flex shrink-0 flex-col gap-2 overflow-y-auto px-4 pb-3 @min-[64rem]/table:max-h-40">
      {missing.length > 0 && (
        <Suspense>
          {missing.map((one) => (
            <MissingNotice key={one.id} {...one} />
          ))}
        </Suspense>
      )}
      {unknown.length > 0 && <p className="text-13 text-unconfirmed">{editorMessages.noSuch(unknown)}</p>}
    </div>
  );
}
