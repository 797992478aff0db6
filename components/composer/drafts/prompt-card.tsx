import { Trash2, Undo2 } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useEffect, useRef } from "react";
import { draftName } from "#components/reuse/new-draft.ts";
import { announce } from "#components/state/announce.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Still } from "#components/ui/still.tsx";
import { useMomentText } from "#components/ui/use-moment-text.ts";
import { countText } from "#lib/domain/base/quantity.ts";
import { untitledPrompt } from "#lib/domain/prompt/messages.ts";
import type { PromptItem } from "#lib/domain/prompt/prompt-page.ts";
import { deletePrompt, restorePrompt } from "./deleted-prompts.ts";
import { draftMessages } from "./messages.ts";

type PromptCardProps = { item: PromptItem; className?: string; onChange: () => void };

/** A prompt as its latest picture, with its name, its runs and when it was changed last. */
export function PromptCard({ item, className, onChange }: PromptCardProps) {
  const { id, runs, updatedAt } = item;
  const title = titleOf(item);
  const when = useMomentText(updatedAt, "recent");
  const remove = async () => {
    if (!(await deletePrompt(item))) return;
    announce(draftMessages.deleted(draftName(title)));
    onChange();
  };
  return (
    <li className={`group relative ${className ?? ""}`}>
      <Link href={`/studio/${id}`} className="block rounded-control">
        <Picture item={item} className="group-hover:brightness-110" />
        <Words title={title} className="pointer-coarse:pe-9">
          {runs > 0 && `${countText(runs, "run")} · `}
          <time dateTime={updatedAt}>{when}</time>
        </Words>
      </Link>
      <IconButton
        label={draftMessages.deleteOne(draftName(title))}
        icon={Trash2}
        onClick={() => void remove()}
        className="absolute! top-1 right-1 bg-[oklch(0_0_0/0.6)]! text-[oklch(0.97_0_0)]! opacity-0 transition-opacity group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:top-auto pointer-coarse:-right-2 pointer-coarse:bottom-0 pointer-coarse:bg-transparent! pointer-coarse:text-quiet! pointer-coarse:opacity-100"
      />
    </li>
  );
}

/** In the place of a card whose prompt was deleted. */
export function DeletedCard({ item, className, onChange }: PromptCardProps) {
  const title = titleOf(item);
  const button = useRef<HTMLButtonElement>(null);
  // The button that was pressed went with its card.
  useEffect(() => {
    if (document.activeElement === document.body) button.current?.focus();
  }, []);
  const restore = async () => {
    if (!(await restorePrompt(item))) return;
    announce(draftMessages.restored(draftName(title)));
    onChange();
  };
  return (
    <li className={`relative ${className ?? ""}`}>
      <Picture item={item} className="opacity-25 saturate-50" />
      <span className="absolute inset-x-0 top-0 grid aspect-video place-content-center">
        <Button ref={button} size="small" onClick={() => void restore()}>
          <Icon of={Undo2} />
          {draftMessages.undo}
        </Button>
      </span>
      <Words title={title}>{draftMessages.wasDeleted}</Words>
    </li>
  );
}

const titleOf = ({ name, excerpt }: PromptItem) => name || excerpt || untitledPrompt;

function Picture({ item: { excerpt, picture }, className }: { item: PromptItem; className: string }) {
  return (
    <span
      className={`relative block aspect-video overflow-hidden rounded-control bg-raised transition ${className}`}
    >
      {picture ? (
        <Still
          src={`/media/a/${picture}/poster`}
          alt=""
          loading="lazy"
          className="size-full object-cover"
          onError={({ currentTarget }) => (currentTarget.hidden = true)} // its file may have been deleted
        />
      ) : (
        <span aria-hidden dir="auto" className="line-clamp-4 p-3 text-12 text-quiet">
          {excerpt}
        </span>
      )}
    </span>
  );
}

function Words({
  title,
  className = "",
  children,
}: {
  title: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <span className={`block ${className}`}>
      <span dir="auto" className="mt-2 block truncate text-13 leading-[1.125rem] font-medium">
        {title}
      </span>
      <span className="tabular block text-12 text-quiet">{children}</span>
    </span>
  );
}
