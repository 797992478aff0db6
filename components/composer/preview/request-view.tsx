import { useDeferredValue, useState } from "react";
import { useComposer } from "#components/composer/composer-context.ts";
import type { ModelVerdict } from "#components/composer/models/judge-models.ts";
import { Select } from "#components/ui/select.tsx";
import { fillPlaceholders } from "#lib/providers/placeholders.ts";
import { writeCurl } from "#lib/providers/write-curl.ts";
import { CodeView } from "./code-view.tsx";
import { shownMedia } from "./shown-media.ts";
import { variationsText } from "./variations-text.ts";

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
  const note = variationsText(state.document, verdict.model);
  return (
    <>
      <section className="flex flex-col gap-2">
        <h3 className="text-13 font-medium text-quiet">{url === null ? "Edit list" : "Request"}</h3>
        {note && <p className="text-12 text-quiet">{note}</p>}
        {!areAlike && (
          <Select
            label="Shown variation"
            className="w-44"
            value={String(index)}
            options={texts.map((_text, at) => ({ value: String(at), label: `Variation ${at + 1}` }))}
            onChange={(event) => setWanted(Number(event.target.value))}
          />
        )}
        {url !== null && (
          <p className="font-mono text-12 break-all text-quiet">
            <span className="font-medium text-text">POST</span> {url}
          </p>
        )}
        <CodeView label="JSON body" copyLabel="Copy JSON" text={texts[index] ?? ""} />
      </section>
      {url === null ? null : (
        <section className="flex flex-col gap-2">
          <h3 className="text-13 font-medium text-quiet">The same as a cURL line</h3>
          <CodeView label="cURL line" copyLabel="Copy cURL" text={writeCurl(url, bodies[index])} />
        </section>
      )}
      <p className="text-12 text-quiet">
        {url === null
          ? "Files stay here and are named as you named them."
          : "Links to your files are made and signed when the request is sent. The key is never shown: put yours in place of the dots."}
      </p>
    </>
  );
}
