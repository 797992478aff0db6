import { CircleAlert } from "lucide-react";
import { useSession, useComposer } from "#components/composer/composer-context.ts";
import { restoreReference } from "#components/composer/reference-changes.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Select } from "#components/ui/select.tsx";
import type { ReferenceId } from "#lib/domain/base/id.ts";
import { numberReferences, referenceLabel } from "#lib/domain/prompt/reference.ts";
import { editorMessages as words } from "./messages.ts";
import { missingNoticeId } from "./missing-notice-id.ts";

type MissingNoticeProps = { id: ReferenceId; name: string; canRestore: boolean };

/** Says that the text speaks of a file that is gone, and mends it: another file, the same one again, or none. A default export because React.lazy asks for one. */
export default function MissingNotice({ id, name, canRestore }: MissingNoticeProps) {
  const session = useSession();
  const references = useComposer((state) => state.document.references);
  const ordinals = numberReferences(references);
  const options = references.map((reference) => ({
    value: reference.id,
    label: `${referenceLabel(ordinals.get(reference.id)!)}: ${reference.name}`, // every one is numbered
  }));
  return (
    <fieldset
      id={missingNoticeId(id)}
      tabIndex={-1}
      aria-label={words.isMissing(name)}
      className="flex min-w-0 flex-wrap items-end gap-x-3 gap-y-2 rounded-control border border-dashed border-failed px-3 py-2 text-13"
    >
      <p className="flex min-w-0 grow basis-full items-start gap-2 break-words">
        <Icon of={CircleAlert} className="mt-0.5 text-failed" />
        <span className="min-w-0">{words.wasRemoved(name)}.</span>
      </p>
      {options.length > 0 && (
        <Select
          label={words.useInstead(name)}
          labelHidden
          className="w-56 max-w-full"
          value=""
          options={[{ value: "", label: words.useAnother }, ...options]}
          onChange={(event) => {
            const chosen = references.find((reference) => reference.id === event.target.value);
            if (chosen) session.editor.current?.rebind(id, chosen.id);
          }}
        />
      )}
      {canRestore && (
        <Button size="small" onClick={() => session.change((prompt) => restoreReference(prompt, id))}>
          {words.putBack(name)}
        </Button>
      )}
      <Button size="small" variant="quiet" onClick={() => session.editor.current?.rebind(id, null)}>
        {words.deleteFromText(name)}
      </Button>
    </fieldset>
  );
}
