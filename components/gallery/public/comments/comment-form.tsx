"use client";

import { type FormEvent, useEffect, useRef, useState, useTransition } from "react";
import { timeCode } from "#components/playhead/time-code.ts";
import { cleanPasted } from "#components/state/clean-pasted.ts";
import { refusalMessage, unreachableMessage } from "#components/state/messages.ts";
import { Button } from "#components/ui/button.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { commentAction } from "#lib/actions/visitor-actions.ts";
import type { PageComment, PageItem } from "#lib/domain/gallery/gallery-page.ts";
import { countText } from "#lib/domain/base/quantity.ts";
import { commentMax, visitorNameMax } from "#lib/domain/gallery/visitor.ts";
import { visitorWords } from "#components/gallery/public/visitor-words.ts";
import { remember, useVisitorMemory } from "#components/gallery/public/visitor-memory.ts";

export type CommentFormProps = {
  /** Null in a preview, where nothing is sent. */
  token: string | null;
  /** Null: of the gallery as a whole. */
  itemId: PageItem["id"] | null;
  /** In the clip; null: of all of it. */
  atMs: number | null;
  onSent: (sent: { comment: PageComment; isSeen: boolean }) => void;
  /** Null where it stands open for good. */
  onClose: (() => void) | null;
};

/** From here on its writer is told how many characters are left. */
const nearlyFull = 200;

/** A comment and the name under which it stands. */
export function CommentForm({ token, itemId, atMs, onSent, onClose }: CommentFormProps) {
  const memory = useVisitorMemory();
  const [typedName, setTypedName] = useState<string | null>(null);
  const [text, setText] = useState("");
  const [trouble, setTrouble] = useState<string | null>(null);
  const [note, setNote] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => (form.current ? cleanPasted(form.current, ({ title }) => setNote(title)) : undefined), []);
  const [isSending, startTransition] = useTransition();
  const name = typedName ?? memory.name;
  const left = commentMax - text.length;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (token === null || isSending) return;
    if (name.trim() === "" || text.trim() === "") return setTrouble("It takes a name and a few words.");
    startTransition(async () => {
      setTrouble(null);
      try {
        const answer = await commentAction({ token, input: { itemId, name, text, atMs } });
        if (!answer.ok) return setTrouble(refusalMessage(answer, visitorWords));
        remember(() => ({ name }));
        setText("");
        setNote(null);
        onSent(answer);
      } catch {
        setTrouble(unreachableMessage);
      }
    });
  };
  return (
    <form ref={form} onSubmit={send} className="needs-script flex max-w-md flex-col gap-3">
      <TextField
        label="Your name"
        required
        maxLength={visitorNameMax}
        autoComplete="nickname"
        value={name}
        onChange={({ target }) => setTypedName(target.value)}
      />
      <Textarea
        label={atMs === null ? "Comment" : `Comment at ${timeCode(atMs)}`}
        required
        maxLength={commentMax}
        value={text}
        description={left <= nearlyFull ? `${countText(left, "character")} left` : undefined}
        error={trouble ?? undefined}
        onChange={({ target }) => setText(target.value)}
      />
      <output className="text-13 text-quiet empty:hidden">{note}</output>
      <div className="flex gap-2">
        <Button type="submit" variant="primary" size="small" busy={isSending || token === null}>
          Send comment
        </Button>
        {onClose && (
          <Button size="small" variant="quiet" onClick={onClose}>
            Cancel
          </Button>
        )}
      </div>
    </form>
  );
}
