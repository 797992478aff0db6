"use client";

import { cancelWords } from "#components/generation/cancel-words.ts";
import { failureSentences } from "#components/generation/failure-sentences.ts";
import { FailureWords } from "#components/generation/failure-words.tsx";
import { statusTone } from "#components/generation/status-tone.ts";
import { StatusDot } from "#components/ui/status-dot.tsx";
import type { GenerationStandProps } from "./generation-stand.tsx";
import { WaysOut } from "./ways-out.tsx";

/** One that came to nothing: what happened, whether it cost money, and what to do, the remedy first. */
export function EndedStand(props: GenerationStandProps) {
  const { view, model, snapshot } = props;
  const failure = view.status === "failed" ? view.failure : null;
  const canceled = cancelWords(view, model.isFree);
  const [what, ...rest] = failure
    ? failureSentences(view, failure, { model, prompt: snapshot.prompt })
    : (canceled ?? "").split(/(?<=\.) /);
  return (
    <>
      <p className="stand-heading stand-brief">
        <StatusDot tone={statusTone[view.status]} />
        <span className="stand-words wrap-anywhere">{withoutStop(what ?? "")}</span>
      </p>
      {rest.length > 0 && (
        <p className="stand-quiet">{rest.length === 1 ? withoutStop(rest[0] ?? "") : rest.join(" ")}</p>
      )}
      {failure && canceled && <p className="stand-quiet">{canceled}</p>}
      <WaysOut {...props} />
      {failure && (
        <div className="stand-more stand-aside">
          <FailureWords failure={failure} />
        </div>
      )}
    </>
  );
}

/** Words that stand alone are no sentence. */
const withoutStop = (words: string) => words.replace(/\.$/, "");
