import type { ReactNode } from "react";
import { mergeIssues } from "#lib/domain/limits/merge-issues.ts";
import { issueMessage } from "#lib/domain/limits/messages.ts";
import type { GenerationView } from "#lib/domain/generation/run-view.ts";
import { costText } from "#components/state/cost-text.ts";
import type { ModelFacts } from "#components/state/model-facts.ts";
import { WaitingTime } from "#components/state/waiting-time.tsx";
import type { Inputs } from "./inputs.ts";

type ModelInputsProps = {
  inputs: Inputs;
  /** Its results, by name. */
  results: readonly { name: string; view: GenerationView }[];
  model: ModelFacts;
  /** Its references, each with what became of it. */
  children: ReactNode;
};

/** What one model was given: its text, its references, its settings, and what its results have cost in money and time. */
export function ModelInputs({ inputs, results, model, children }: ModelInputsProps) {
  const notes = new Set(results.flatMap(({ view }) => mergeIssues(view.issues).map(issueMessage)));
  return (
    <div className="flex flex-col gap-5 text-13">
      {inputs.remark && <p className="text-quiet">{inputs.remark}</p>}
      {inputs.text && (
        <section className="flex flex-col gap-1.5">
          <h3 className={headingClass}>{inputs.remark ? "Text" : "Text as it was sent"}</h3>
          <p className="text-14 leading-6 break-words whitespace-pre-wrap">
            {inputs.text.map(({ at, text, label }) =>
              label === null ? (
                text
              ) : (
                <mark
                  key={at}
                  title={label}
                  className="rounded-[0.2rem] bg-lifted px-0.5 text-text underline decoration-quiet decoration-1 underline-offset-4"
                >
                  {text}
                </mark>
              ),
            )}
          </p>
        </section>
      )}
      {inputs.text === null && (
        <p className="text-quiet">This studio rendered it: nothing was sent to anybody.</p>
      )}
      <section className="flex flex-col gap-2">
        <h3 className={headingClass}>References</h3>
        {inputs.references.length === 0 ? (
          <p className="text-quiet">None: words alone.</p>
        ) : (
          <ul className="flex flex-col gap-3">{children}</ul>
        )}
      </section>
      {inputs.settings.length > 0 && (
        <section className="flex flex-col gap-1.5">
          <h3 className={headingClass}>Settings</h3>
          <dl className="tabular grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
            {inputs.settings.map(({ name, value }) => (
              <div key={name} className="contents">
                <dt className="text-quiet">{name}</dt>
                <dd className="break-words">{value}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      <section className="flex flex-col gap-1.5">
        <h3 className={headingClass}>Cost and waiting time</h3>
        <dl className="tabular grid grid-cols-[minmax(0,1fr)_auto_auto] gap-x-4 gap-y-1">
          {results.map(({ name, view }) => (
            <div key={view.id} className="contents">
              <dt className="text-quiet">{name}</dt>
              <dd>{costText(view, model.isFree)}</dd>
              <dd className="text-right">
                <WaitingTime view={view} />
              </dd>
            </div>
          ))}
        </dl>
      </section>
      {notes.size > 0 && (
        <section className="flex flex-col gap-1.5">
          <h3 className={headingClass}>Changed or left out</h3>
          <ul className="flex list-disc flex-col gap-1 pl-5 text-quiet">
            {[...notes].map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

const headingClass = "text-12 font-medium text-quiet";
