import clsx from "clsx";
import { AtSign, CircleAlert, CircleX, Copy, Info, type LucideIcon } from "lucide-react";
import { memo, type ReactNode, useDeferredValue } from "react";
import { useComposer, useSession } from "#components/composer/composer-context.ts";
import { isWaiting, type ModelVerdict } from "#components/composer/models/judge-models.ts";
import { copyText } from "#components/state/copy-text.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import type { Issue, Severity } from "#lib/domain/limits/issue.ts";
import { mergeIssues } from "#lib/domain/limits/merge-issues.ts";
import { issueText } from "#lib/domain/limits/messages.ts";
import type { Model } from "#lib/domain/limits/model.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import { numberReferences, referenceLabel } from "#lib/domain/prompt/reference.ts";
import { settingsFor } from "#lib/domain/settings/adapt-settings.ts";
import { promptSettingTable, type Settings } from "#lib/domain/settings/setting-table.ts";
import { seedOfVariation } from "#lib/domain/settings/setting-values.ts";
import { compareText, type Piece } from "./compare-text.ts";
import { requestMessages as words } from "./messages.ts";
import { RequestView } from "./request-view.tsx";

/** What one model would be sent: its text, what is changed or to be known, and the request itself. */
export const ModelPreview = memo(function ModelPreview({ verdict }: { verdict: ModelVerdict }) {
  const { choices } = useSession();
  const document = useDeferredValue(useComposer((state) => state.document));
  const { model, provider } = verdict;
  const baseUrl = choices.get(model.id)?.baseUrl ?? null;
  const path = provider.submitPath?.(model);
  const steps = provider.outline?.(verdict.variations[0]?.request);
  const pieces = model.dialect && compareText(document, model, model.dialect.id);
  const notes = notesOf(document, verdict, pieces ?? []);
  return (
    <div className="flex flex-col gap-5 text-13">
      {pieces && (
        <Part
          title={words.text}
          aside={
            <Button
              size="small"
              variant="quiet"
              aria-label={words.copy}
              className="-my-2 -mr-2.5 text-text"
              onClick={() => void copyText(pieces.map(({ text }) => text).join(""), words.copiedText)}
            >
              <Icon of={Copy} size={14} />
              Copy
            </Button>
          }
        >
          <SentText pieces={pieces} />
        </Part>
      )}
      {steps && (
        <Part title={words.rendered}>
          <ol className="tabular flex flex-col gap-1">
            {steps.map((step) => (
              <li key={step} className="wrap-anywhere">
                {step}
              </li>
            ))}
          </ol>
        </Part>
      )}
      {notes.length > 0 && (
        <Part title={words.notes}>
          <ul aria-label={words.notes} className="flex flex-col gap-1.5">
            {notes.map(({ severity, text, about, icon }) => (
              <li key={`${about} ${text}`} className="flex items-start gap-2.5 py-0.5">
                <Icon of={icon} className={`mt-0.5 ${colors[severity]}`} />
                <span className="min-w-0 grow wrap-anywhere">
                  <span className="sr-only">{words.severity[severity]}</span>
                  {text}
                </span>{" "}
                <span className="shrink-0 text-12 leading-5 text-quiet">{about}</span>
              </li>
            ))}
          </ul>
        </Part>
      )}
      <RequestView verdict={verdict} url={baseUrl !== null && path !== undefined ? baseUrl + path : null} />
    </div>
  );
});

function Part({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section>
      <div className="mb-2 flex items-center justify-between">
        <h2 className="text-12 text-quiet">{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}

/** The text that is sent, to the letter; where it differs from what the author reads it is marked, and explained below. */
function SentText({ pieces }: { pieces: readonly Piece[] }) {
  return (
    <p
      dir="auto"
      className="rounded-[0.5rem] bg-ground p-3 text-14 leading-5.5 wrap-anywhere whitespace-pre-wrap"
    >
      {placed(pieces).map(({ start, piece: { text, change } }) =>
        change === "none" || text === "" ? (
          text
        ) : (
          <mark
            key={start}
            className={clsx(
              "rounded-[0.1875rem] bg-accent/20 px-0.75 font-medium text-moving",
              change === "words" && "underline decoration-dashed underline-offset-4",
            )}
          >
            {text}
          </mark>
        ),
      )}
    </p>
  );
}

/** Every piece with its place in the text, which tells it from all others. */
function placed(pieces: readonly Piece[]): { start: number; piece: Piece }[] {
  let at = 0;
  return pieces.map((piece) => {
    const start = at;
    at += piece.text.length;
    return { start, piece };
  });
}

type Note = { severity: Severity; text: string; about: string; icon: LucideIcon };

const colors: Record<Severity, string> = {
  error: "text-failed",
  loss: "text-unconfirmed",
  note: "text-quiet",
};
const icons: Record<Severity, LucideIcon> = { error: CircleX, loss: CircleAlert, note: Info };
const order: readonly Severity[] = ["error", "loss", "note"];

/** What is refused, what is changed, how references are spelled, then what is good to know. */
function notesOf(document: Prompt, { model, issues }: ModelVerdict, pieces: readonly Piece[]): Note[] {
  const numbers = numberReferences(document.references);
  const about = ({ params, path: [part, of] }: Issue): string => {
    if (params["label"] !== undefined) return String(params["label"]);
    const number = document.references.find(({ id }) => id === of);
    if (number) return referenceLabel(numbers.get(number.id)!); // every one is numbered
    if (part === "settings") return promptSettingTable[of as keyof Settings]?.label ?? ""; // an extra has none
    return part === "body" ? words.prompt : part === "references" ? words.references : "";
  };
  const spellings = new Set(pieces.flatMap(({ change, text }) => (change === "spelling" ? text : [])));
  const isAsWritten = pieces.length > 0 && pieces.every(({ change }) => change === "none");
  const note = (text: string, subject: string, icon = Info): Note => ({
    ...{ severity: "note", text, icon },
    about: subject,
  });
  const found = mergeIssues(issues.filter((issue) => !isWaiting(issue))).map((issue): Note => ({
    severity: issue.severity,
    text: issueText(issue),
    about: about(issue),
    icon: icons[issue.severity],
  }));
  return [
    ...found.filter(({ severity }) => severity !== "note"),
    ...(spellings.size > 0
      ? [note(words.writtenAs([...spellings].join(", ")), words.references, AtSign)]
      : isAsWritten
        ? [note(words.asWritten, words.prompt)]
        : []),
    ...found.filter(({ severity }) => severity === "note"),
    ...variationNotes(document, model).map((text) => note(text, words.variations)),
  ].toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}

/** How the requests of several variations differ. */
function variationNotes(prompt: Prompt, model: Model): string[] {
  const { seed, variations } = settingsFor(prompt, model.id);
  if (variations === 1) return [];
  if (seed === null || !model.limits.settings.seed) return [words.alike(variations)];
  const seeds = Array.from({ length: variations }, (_, index) => seedOfVariation(seed, index + 1));
  return [words.seeds(seeds.join(", "))];
}
