import { useState } from "react";
import { useComposer, useSession } from "#components/composer/composer-context.ts";
import { useStored } from "#components/composer/store.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import type { Prompt } from "#lib/domain/prompt.ts";
import { readableText } from "./readable-text.ts";

/** Another tab has saved this draft: shows both texts and lets the author choose. A default export because React.lazy asks for one. */
export default function ConflictDialog() {
  const { saver } = useSession();
  const status = useStored(saver.status, (value) => value);
  const mine = useComposer((state) => state.document);
  const [putOff, setPutOff] = useState<Prompt | null>(null);
  if (status.state !== "conflict") return null;
  const theirs = status.theirs.document;
  if (putOff === theirs) {
    return (
      <p className="px-4 pb-2 text-13">
        This prompt was changed elsewhere.{" "}
        <Button size="small" onClick={() => setPutOff(null)}>
          Compare the two texts
        </Button>
      </p>
    );
  }
  return (
    <Dialog
      isOpen
      onClose={() => setPutOff(theirs)}
      title="Changed elsewhere"
      description="This prompt was saved in another tab or on another machine. Choose which text goes on; the other one is given up."
      actions={
        <>
          <Button onClick={saver.takeTheirs}>Use the other text</Button>
          <Button variant="primary" onClick={saver.keepMine}>
            Keep this text
          </Button>
        </>
      }
    >
      <div className="grid gap-3 sm:grid-cols-2">
        <Version title="This text" prompt={mine} />
        <Version title="The other text" prompt={theirs} />
      </div>
    </Dialog>
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
