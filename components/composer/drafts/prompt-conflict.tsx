import { useComposer, useSession } from "#components/composer/composer-context.ts";
import { useStored } from "#components/state/store.ts";
import { ChangedElsewhere } from "#components/ui/changed-elsewhere.tsx";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import { draftMessages } from "./messages.ts";
import { readableText } from "./readable-text.ts";

/** Another tab has saved this draft: shows both texts and lets the author choose. A default export because React.lazy asks for one. */
export default function ConflictDialog() {
  const { saver, edition } = useSession();
  const status = useStored(saver.status, (value) => value);
  const mine = useComposer((state) => state.document);
  if (status.state !== "conflict") return null;
  const theirs = status.theirs.document;
  return (
    <ChangedElsewhere
      subject={draftMessages.thisPrompt}
      noun={draftMessages.text}
      theirs={theirs}
      onTakeTheirs={() => {
        saver.takeTheirs();
        edition.update((count) => count + 1);
      }}
      onKeepMine={saver.keepMine}
      backLabel={draftMessages.compareTexts}
      className="px-4 pb-2 text-13"
    >
      <div className="grid gap-3 sm:grid-cols-2">
        <Version title={draftMessages.thisText} prompt={mine} />
        <Version title={draftMessages.otherText} prompt={theirs} />
      </div>
    </ChangedElsewhere>
  );
}

function Version({ title, prompt }: { title: string; prompt: Prompt }) {
  return (
    <div className="min-w-0">
      <h3 className="mb-1 text-13 font-semibold">{title}</h3>
      {/* A long text scrolls, by keyboard too. */}
      <section
        aria-label={title}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable
        tabIndex={0}
        className="max-h-64 overflow-y-auto rounded-control border border-line bg-ground p-3 text-13 whitespace-pre-wrap"
      >
        {readableText(prompt)}
      </section>
    </div>
  );
}
