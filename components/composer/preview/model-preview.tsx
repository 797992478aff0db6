import { memo, useDeferredValue } from "react";
import { useComposer, useSession } from "#components/composer/composer-context.ts";
import { IssueList } from "#components/composer/models/issue-list.tsx";
import { isWaiting, type ModelVerdict } from "#components/composer/models/judge-models.ts";
import { compareText } from "./compare-text.ts";
import { RequestView } from "./request-view.tsx";
import { SentText } from "./sent-text.tsx";

/** What one model would be sent: its text, what is lost or to be known, and the request itself. */
export const ModelPreview = memo(function ModelPreview({ verdict }: { verdict: ModelVerdict }) {
  const { choices } = useSession();
  const document = useDeferredValue(useComposer((state) => state.document));
  const { model, provider } = verdict;
  const issues = verdict.issues.filter((issue) => !isWaiting(issue));
  const isRefused = issues.some(({ severity }) => severity === "error");
  const baseUrl = choices.get(model.id)?.baseUrl ?? null;
  const path = provider.submitPath?.(model);
  const steps = provider.outline?.(verdict.variations[0]?.request);
  return (
    <div className="flex flex-col gap-5">
      {isRefused && (
        <p className="text-13 text-failed">
          None of this is sent: the model refuses the prompt as it stands, and nothing is charged.
        </p>
      )}
      {model.dialect && <SentText pieces={compareText(document, model, model.dialect.id)} />}
      {steps && (
        <section className="flex flex-col gap-2">
          <h3 className={headingClass}>What is rendered</h3>
          <p className="text-13 text-quiet">
            This studio renders it: nothing is sent to anybody, and it costs nothing.
          </p>
          <ol className="tabular flex flex-col gap-1 text-13">
            {steps.map((step) => (
              <li key={step} className="break-words">
                {step}
              </li>
            ))}
          </ol>
        </section>
      )}
      {issues.length > 0 && (
        <section className="flex flex-col gap-2">
          <h3 className={headingClass}>What is changed, and what to know</h3>
          <IssueList issues={issues} />
        </section>
      )}
      <RequestView verdict={verdict} url={baseUrl !== null && path !== undefined ? baseUrl + path : null} />
    </div>
  );
});

const headingClass = "text-13 font-medium text-quiet";
