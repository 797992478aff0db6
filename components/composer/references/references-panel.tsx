import { ImagePlus } from "lucide-react";
import { useRef } from "react";
import { useComposer, useSession } from "#components/composer/composer-context.ts";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { numberReferences } from "#lib/domain/prompt/reference.ts";
import { uploadAccept } from "#lib/domain/media/upload-limits.ts";
import { ReferenceItem } from "./reference-item.tsx";
import { RefusalList } from "./refusal-list.tsx";

/** The files that the prompt speaks of, in the order that gives them their numbers. */
export function ReferencesPanel() {
  const { uploads } = useSession();
  const references = useComposer((state) => state.document.references);
  const input = useRef<HTMLInputElement>(null);
  const ordinals = numberReferences(references);
  return (
    <Panel
      title="References"
      aside={
        <Button
          size="small"
          onClick={() => {
            uploads.expect();
            input.current?.click();
          }}
        >
          <Icon of={ImagePlus} />
          Add references
        </Button>
      }
    >
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={uploadAccept}
        onChange={(event) => {
          void uploads.add([...(event.target.files ?? [])]);
          event.target.value = ""; // so that the same file can be chosen again
        }}
      />
      <RefusalList />
      {references.length === 0 ? (
        <EmptyState title="No references yet">
          Drop images, clips or sounds here. Then type @ to use them.
        </EmptyState>
      ) : (
        <ul
          aria-label="References"
          className="relative -mx-2 flex overflow-x-auto min-[56.25rem]:flex-col min-[56.25rem]:overflow-x-visible"
        >
          {references.map((reference) => (
            <ReferenceItem
              key={reference.id}
              reference={reference}
              number={ordinals.get(reference.id)!} // every one is numbered
              count={references.filter(({ kind }) => kind === reference.kind).length}
            />
          ))}
        </ul>
      )}
    </Panel>
  );
}
