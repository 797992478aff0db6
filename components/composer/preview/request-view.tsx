import { ChevronRight, Copy } from "lucide-react";
import { useDeferredValue, useId, useState } from "react";
import { useComposer } from "#components/composer/composer-context.ts";
import type { ModelVerdict } from "#components/composer/models/judge-models.ts";
import { copyText } from "#components/state/copy-text.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Select } from "#components/ui/select.tsx";
import { fillPlaceholders } from "#lib/providers/placeholders.ts";
import { writeCurl } from "#lib/providers/write-curl.ts";
import { requestMessages as words } from "./messages.ts";
import { shownMedia } from "./shown-media.ts";

/** `url` is where the request goes; null where this studio does the work itself. */
type RequestViewProps = { verdict: ModelVerdict; url: string | null };

/** The body as it would leave, media without the part of their links that is only made then, and the same as a line for a shell. */
export function RequestView({ verdict, url }: RequestViewProps) {
  const state = useDeferredValue(useComposer((all) => all));
  const [wanted, setWanted] = useState(0);
  const bodies = verdict.variations.map(({ request }) =>
    fillPlaceholders(request, (placeholder) => shownMedia(state, placeholder)),
  );
  const texts = bodies.map((body) => JSON.stringify(body, null, 2));
  const index = Math.min(wanted, texts.length - 1);
  const areAlike = new Set(texts).size === 1;
  return (
    <section className="flex flex-col">
      {!areAlike && (
        <Select
          label={words.variation}
          className="mb-3 w-44"
          value={String(index)}
          options={texts.map((_text, at) => ({ value: String(at), label: words.variationOf(at + 1) }))}
          onChange={(event) => setWanted(Number(event.target.value))}
        />
      )}
      <Fold
        title={url === null ? words.editList : words.json}
        copy={words.copyJson}
        what={words.json}
        text={texts[index] ?? ""}
        before={url === null ? "" : `POST ${url}`}
      />
      {url !== null && (
        <Fold
          title={words.curl}
          copy={words.copyCurl}
          what={words.curl}
          text={writeCurl(url, bodies[index])}
          before=""
        />
      )}
    </section>
  );
}

type FoldProps = {
  title: string;
  copy: string;
  /** Begins the sentence that says it was copied. */
  what: string;
  text: string;
  /** Stands over the text, and is not copied. */
  before: string;
};

/** A text for machines, which can be copied without being looked at. */
function Fold({ title, copy, what, text, before }: FoldProps) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="border-t border-line last:border-b">
      <div className="flex min-h-10 items-center gap-2">
        <h2 className="min-w-0 grow">
          <button
            type="button"
            aria-expanded={isOpen}
            aria-controls={isOpen ? id : undefined}
            onClick={() => setOpen(!isOpen)}
            className="flex min-h-10 w-full items-center gap-2 text-left font-medium pointer-coarse:min-h-11"
          >
            <Icon of={ChevronRight} className={`transition-transform ${isOpen ? "rotate-90" : ""}`} />
            {title}
          </button>
        </h2>
        <Button size="small" variant="quiet" onClick={() => void copyText(text, what)}>
          <Icon of={Copy} size={14} />
          {copy}
        </Button>
      </div>
      {isOpen && (
        <div id={id} className="pb-3">
          {before && <p className="mb-2 font-mono text-12 wrap-anywhere text-quiet">{before}</p>}
          <fieldset
            aria-label={title}
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, by keyboard too
            tabIndex={0}
            className="max-h-80 min-w-0 overflow-y-auto rounded-[0.5rem] bg-ground p-3"
          >
            <pre className="font-mono text-12 wrap-anywhere whitespace-pre-wrap">{text}</pre>
          </fieldset>
        </div>
      )}
    </div>
  );
}
