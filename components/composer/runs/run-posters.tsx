import clsx from "clsx";
import { Check, PencilLine, X } from "lucide-react";
import { statusTone } from "#components/generation/status-tone.ts";
import { Icon } from "#components/ui/icon.tsx";
import { StatusDot } from "#components/ui/status-dot.tsx";
import { Still } from "#components/ui/still.tsx";
import { statusWord } from "#lib/domain/generation/messages.ts";
import type { PromptRun } from "#lib/domain/generation/prompt-runs.ts";
import { resultName } from "#lib/domain/generation/result-name.ts";
import type { Choice } from "#lib/domain/judgement/verdict.ts";
import { runMessages as words } from "./messages.ts";

type RunPostersProps = {
  run: PromptRun;
  /** What a model is called, in full and where there is little room. */
  labelOf: (modelId: string) => string;
  nameOf: (modelId: string) => string;
  /** How many there is room for. */
  max: number;
  /** Whether each says which model made it. */
  isNamed?: boolean;
  className: string;
};

/** What came of a run: a still of each film with its verdict, or how far it is. */
export function RunPosters({ run, labelOf, nameOf, max, isNamed = false, className }: RunPostersProps) {
  const { generations } = run;
  const shown = generations.length > max ? generations.slice(0, max - 1) : generations;
  const left = generations.length - shown.length;
  return (
    <ul aria-label={words.videosOf(run.number)} className={clsx("grid gap-1", className)}>
      {shown.map(({ id, modelId, variation, output, status, choice, film }) => {
        const name = resultName(labelOf(modelId), variation, output);
        return (
          <li
            key={id}
            title={name}
            className={clsx(
              "relative grid aspect-video place-items-center overflow-hidden rounded-[0.25rem] bg-screen text-12 text-quiet scheme-dark",
              choice === "keep" &&
                "after:absolute after:inset-0 after:rounded-[0.25rem] after:border-2 after:border-done",
            )}
          >
            {film ? (
              <Still
                src={`/media/a/${film}/poster`}
                alt={name}
                loading="lazy"
                className={clsx(
                  "absolute inset-0 size-full object-cover",
                  choice === "reject" && "brightness-40 saturate-70",
                )}
              />
            ) : (
              <span className="flex max-w-full items-center gap-1.5 px-1">
                <StatusDot tone={statusTone[status]} />
                <span className="sr-only">{name}: </span>
                <span className="truncate">{statusWord[status]}</span>
              </span>
            )}
            {choice && <VerdictMark choice={choice} />}
            {isNamed && (
              <span
                aria-hidden
                className="absolute inset-x-0 bottom-0 truncate bg-linear-to-t from-[oklch(0_0_0/0.7)] to-transparent px-2 pt-4 pb-1.5 text-12 text-[oklch(0.97_0_0)]"
              >
                {resultName(nameOf(modelId), variation, output)}
              </span>
            )}
          </li>
        );
      })}
      {left > 0 && (
        <li className="tabular grid aspect-video place-items-center rounded-[0.25rem] bg-raised text-13 text-quiet">
          {words.more(left)}
        </li>
      )}
    </ul>
  );
}

const marks = {
  keep: { icon: Check, look: "bg-done text-[oklch(0.17_0_0)]" },
  tweak: { icon: PencilLine, look: "bg-unconfirmed text-[oklch(0.17_0_0)]" },
  reject: { icon: X, look: "bg-[oklch(0_0_0/0.62)] text-[oklch(0.95_0_0)]" },
} as const;

function VerdictMark({ choice }: { choice: Choice }) {
  const { icon, look } = marks[choice];
  return (
    <span className={`absolute top-1 right-1 grid size-5 place-items-center rounded-full ${look}`}>
      <span className="sr-only">{words.verdict[choice]}</span>
      <Icon of={icon} size={14} />
    </span>
  );
}
