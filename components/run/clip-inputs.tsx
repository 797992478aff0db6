import type { ReactNode } from "react";
import { NoteList } from "#components/feedback/notes/note-list.tsx";
import type { MemberNotes } from "#components/feedback/notes/use-notes.tsx";
import { AttemptLog } from "#components/generation/attempt-log.tsx";
import { ResultFacts } from "#components/generation/result-facts.tsx";
import { CopyText } from "#components/inputs/copy-text.tsx";
import { inputsOf } from "#components/inputs/inputs.ts";
import { inputsMessages } from "#components/inputs/messages.ts";
import { ReferenceFigures } from "#components/inputs/reference-figures.tsx";
import { SentText } from "#components/inputs/sent-text.tsx";
import type { StagedInputs } from "#components/inputs/use-staged.tsx";
import type { MemberId } from "#lib/domain/base/id.ts";
import { runMessages } from "./messages.ts";
import type { RunResult } from "./run-result.ts";

type ClipInputsProps = { result: RunResult; staged: StagedInputs; notes: MemberNotes; memberId: MemberId };

/** What went into one result, and what came of it. */
export function ClipInputs({ result, staged, notes, memberId }: ClipInputsProps) {
  const { view, model, run, name } = result;
  const inputs = inputsOf(run.snapshot, view.sent);
  const sent = inputs.text?.map(({ text }) => text).join("");
  return (
    <>
      {inputs.remark && <p className="text-13 text-quiet">{inputs.remark}</p>}
      <Part title={inputsMessages.references}>
        <ReferenceFigures references={inputs.references} staged={staged} />
      </Part>
      {inputs.text && sent !== undefined && (
        <Part title={inputsMessages.sentTo(model.providerName)} tool={<CopyText text={sent} />}>
          <SentText pieces={inputs.text} />
        </Part>
      )}
      {inputs.text === null && <p className="text-13 text-quiet">{inputsMessages.sentFromStudio}</p>}
      {inputs.settings.length > 0 && (
        <Part title={inputsMessages.settings}>
          <dl className="tabular grid grid-cols-[5.5rem_minmax(0,1fr)] gap-y-1 text-13">
            {inputs.settings.map(({ name: setting, value }) => (
              <div key={setting} className="contents">
                <dt className="text-quiet">{setting}</dt>
                <dd className="break-words">{value}</dd>
              </div>
            ))}
          </dl>
        </Part>
      )}
      <Part title={runMessages.result}>
        <ResultFacts {...{ view, model, memberId }} snapshot={run.snapshot} />
      </Part>
      {view.log.length > 0 && (
        <Part title={runMessages.attempts}>
          <AttemptLog view={view} />
        </Part>
      )}
      {notes.of(view.id).length > 0 && (
        <Part title={runMessages.notes}>
          <NoteList clipId={view.id} name={name} notes={notes} />
        </Part>
      )}
    </>
  );
}

type PartProps = { title: string; tool?: ReactNode; children: ReactNode };

function Part({ title, tool, children }: PartProps) {
  return (
    <section className="flex flex-col gap-2">
      <div className="flex items-center justify-between gap-2">
        <h3 className="text-12 text-quiet">{title}</h3>
        {tool}
      </div>
      {children}
    </section>
  );
}
