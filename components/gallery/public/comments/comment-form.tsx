"use client";

import {
  type FormEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useRef,
  useState,
  useTransition,
} from "react";
import { cleanPasted } from "#components/state/clean-pasted.ts";
import { refusalMessage, unreachableMessage } from "#components/state/messages.ts";
import { Button } from "#components/ui/button.tsx";
import { visitorWords } from "#components/gallery/public/messages.ts";
import { remember, useVisitorMemory } from "#components/gallery/public/visitor-memory.ts";
import { commentAction } from "#lib/actions/visitor-actions.ts";
import { type CommentInput, commentMax, visitorNameMax } from "#lib/domain/gallery/visitor.ts";
import { AddComment } from "./add-comment.tsx";
import { commentMessages } from "./messages.ts";
import type { Sent } from "./use-posted.ts";

/** What a comment is about: a clip, at a time of it or not, with what is drawn on that frame; or the whole gallery. */
export type About = Pick<CommentInput, "itemId" | "atMs" | "drawing">;

type CommentFormProps = {
  /** Null in a preview, where nothing is sent. */
  token: string | null;
  about: About;
  text: string;
  onText: (text: string) => void;
  /** Somebody wants to write: until then, and while nothing is begun, it is folded to one line. */
  isWriting: boolean;
  onWriting: (isWriting: boolean) => void;
  isBegun: boolean;
  onSent: (sent: Sent) => void;
  field?: RefObject<HTMLTextAreaElement | null>;
  /** What stands before the name: the time, what one draws with. */
  tools?: ReactNode;
  /** What came of the last one, until another is begun. */
  thanks?: string | null;
  /** What else is to be known while it is written. */
  notice?: string | null;
};

/** From here on its writer is told how many characters are left. */
const nearlyFull = 200;

/** A comment and the name under which it stands; the browser remembers the name. */
export function CommentForm({
  token,
  about,
  text,
  onText,
  isWriting,
  onWriting,
  isBegun,
  onSent,
  field,
  tools,
  thanks,
  notice,
}: CommentFormProps) {
  const memory = useVisitorMemory();
  const [typedName, setTypedName] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [removed, setRemoved] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const hintId = useId();
  const isOpen = isWriting || isBegun;
  useEffect(() => {
    if (!isOpen || !form.current) return;
    return cleanPasted(form.current, ({ title }) => setRemoved(title));
  }, [isOpen]);
  useEffect(() => {
    if (isWriting) form.current?.querySelector("textarea")?.focus();
  }, [isWriting]);
  const [isSending, startTransition] = useTransition();
  const name = typedName ?? memory.name;
  const left = commentMax - text.length;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (token === null || isSending) return;
    if (name.trim() === "" || text.trim() === "") return setTrouble(commentMessages.incomplete);
    startTransition(async () => {
      setTrouble(null);
      try {
        const answer = await commentAction({ token, input: { ...about, name, text } });
        if (!answer.ok) return setTrouble(refusalMessage(answer, visitorWords));
        remember(() => ({ name }));
        setRemoved(null);
        onWriting(false);
        onSent(answer);
      } catch {
        setTrouble(unreachableMessage);
      }
    });
  };
  if (!isOpen) return <AddComment onClick={() => onWriting(true)} thanks={thanks} />;
  const said = removed ?? notice ?? (text === "" ? thanks : null);
  return (
    <form ref={form} aria-label={commentMessages.form} onSubmit={send} className="needs-script max-w-2xl">
      <div className="rounded-panel border border-edge bg-panel pt-3 pr-3 pb-2 pl-3.5 has-[textarea:focus-visible]:border-text has-[textarea:focus-visible]:ring-3 has-[textarea:focus-visible]:ring-accent/60">
        <textarea
          ref={field}
          aria-label={commentMessages.field}
          aria-describedby={hintId}
          aria-invalid={trouble !== null || undefined}
          placeholder={commentMessages.placeholder}
          dir="auto"
          rows={3}
          required
          maxLength={commentMax}
          className="block field-sizing-content max-h-60 min-h-18 w-full resize-none bg-transparent text-16 shadow-none! outline-none placeholder:text-quiet"
          value={text}
          onChange={({ target }) => onText(target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Escape" || text !== "" || event.nativeEvent.isComposing) return;
            event.preventDefault();
            onWriting(false);
          }}
        />
        <div className="mt-1 flex flex-wrap items-center gap-1">
          {tools}
          <div className="flex min-w-50 grow items-center justify-end gap-1">
            <input
              aria-label={commentMessages.name}
              placeholder={commentMessages.name}
              required
              maxLength={visitorNameMax}
              autoComplete="name"
              dir="auto"
              className="mr-1 h-8 w-33 min-w-0 max-sm:grow rounded-control border border-line bg-raised px-2.5 text-13 placeholder:text-quiet hover:border-edge pointer-coarse:h-11 pointer-coarse:text-16"
              value={name}
              onChange={({ target }) => setTypedName(target.value)}
            />
            <Button type="submit" size="small" busy={isSending || token === null} className={postClass}>
              {commentMessages.post}
            </Button>
          </div>
        </div>
      </div>
      <p id={hintId} className="mt-1.5 min-h-5 text-13 text-quiet">
        {left <= nearlyFull && <span className="tabular block">{commentMessages.left(left)}</span>}
        {trouble && (
          <span role="alert" className="block text-failed">
            {trouble}
          </span>
        )}
        {said && <output className="block">{said}</output>}
      </p>
    </form>
  );
}

/** The page's one near-black button at rest; it is as light as its ground on a dark page. */
const postClass =
  "not-aria-disabled:border-transparent! not-aria-disabled:bg-text! font-semibold! not-aria-disabled:text-ground! hover:not-aria-disabled:bg-text/85!";
