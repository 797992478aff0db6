import { useState } from "react";
import { useSession } from "#components/composer/composer-context.ts";
import { renameReference } from "#components/composer/reference-changes.ts";
import { fileNameMax } from "#lib/domain/media/file-names.ts";
import type { Reference } from "#lib/domain/prompt/reference.ts";
import { viewerMessages as messages } from "./messages.ts";

/** It takes a new name once it is left; without any letter the old one stays. */
export function NameField({ reference: { id, name } }: { reference: Reference }) {
  const { change } = useSession();
  const [text, setText] = useState<string | null>(null);
  const leave = () => {
    if (text !== null && text !== name) change((prompt) => renameReference(prompt, id, text));
    setText(null);
  };
  return (
    <input
      type="text"
      aria-label={messages.fileName}
      title={name}
      value={text ?? name}
      maxLength={fileNameMax}
      spellCheck={false}
      onChange={({ target }) => setText(target.value)}
      onBlur={leave}
      onKeyDown={(event) => {
        if (event.key === "Enter") leave();
        if (event.key !== "Escape" || text === null) return;
        event.stopPropagation(); // the viewer stays open
        setText(null);
      }}
      className="viewer-name"
    />
  );
}
