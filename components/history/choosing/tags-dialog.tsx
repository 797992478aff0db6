"use client";

import { X } from "lucide-react";
import { useId, useRef, useState } from "react";
import { changeMessages } from "#components/history/messages.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { HistoryResult } from "#lib/domain/history/history.ts";
import { readTags, tagMax } from "#lib/domain/history/tag.ts";

type TagsDialogProps = {
  results: readonly HistoryResult[];
  /** Those that some result has, to be offered. */
  known: readonly string[];
  onTag: (add: string[], remove: string[]) => void;
  onClose: () => void;
};

/** The tags of what is chosen: each can be taken away, and others added. */
export function TagsDialog({ results, known, onTag, onClose }: TagsDialogProps) {
  const [text, setText] = useState("");
  const [error, setError] = useState<string>();
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  const counts = new Map<string, number>();
  for (const tag of results.flatMap(({ tags }) => tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  const add = () => {
    const tags = readTags(text);
    if (!tags) return setError(changeMessages.tagTooLong(tagMax));
    setError(undefined);
    if (tags.length === 0) return;
    onTag(tags, []);
    setText("");
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      firstFocus={field}
      title={changeMessages.tagsOfClips(results.length)}
      actions={<Button onClick={onClose}>{changeMessages.done}</Button>}
    >
      <form
        className="flex items-start gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <TextField
          ref={field}
          label={changeMessages.addTags}
          description={changeMessages.addHint}
          className="grow"
          autoComplete="off"
          list={listId}
          value={text}
          error={error}
          onChange={(event) => setText(event.target.value)}
        />
        <datalist id={listId}>
          {known.map((tag) => (
            <option key={tag} value={tag}>
              {tag}
            </option>
          ))}
        </datalist>
        <Button type="submit" variant="primary" className="mt-6.5">
          {changeMessages.add}
        </Button>
      </form>
      {counts.size > 0 && (
        <ul aria-label={changeMessages.tags} className="mt-4 flex flex-wrap gap-2">
          {[...counts.keys()].toSorted().map((tag) => (
            <li key={tag}>
              <Button
                size="small"
                aria-label={changeMessages.removeTag(tag)}
                onClick={() => onTag([], [tag])}
              >
                #{tag}
                {counts.get(tag) !== results.length && <span className="text-quiet">{counts.get(tag)}</span>}
                <Icon of={X} size={14} />
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
