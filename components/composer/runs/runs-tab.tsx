import { useQuery } from "@tanstack/react-query";
import { Columns2, GitCompareArrows } from "lucide-react";
import Link from "next/link";
import { Fragment, type ReactNode } from "react";
import { useComposer, useSession } from "#components/composer/composer-context.ts";
import { PanelPart } from "#components/composer/panel/panel-part.tsx";
import { writeRoomAddress } from "#components/compare/address/room-address.ts";
import { ReferenceChip } from "#components/inputs/reference-chip.tsx";
import { Button } from "#components/ui/button.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { useMomentText } from "#components/ui/use-moment-text.ts";
import { moneyText } from "#lib/domain/base/money.ts";
import type { PromptRun } from "#lib/domain/generation/prompt-runs.ts";
import { selectionHref, selectionMax } from "#lib/domain/history/selection.ts";
import { numberReferences, referenceLabel } from "#lib/domain/prompt/reference.ts";
import type { Settings } from "#lib/domain/settings/setting-table.ts";
import { writeSetting } from "#lib/domain/settings/settings-text.ts";
import { promptRunsQuery } from "#lib/queries/prompt-runs-query.ts";
import { runMessages as words } from "./messages.ts";
import { RunPosters } from "./run-posters.tsx";
import { onlySetting, settingWord, type Since } from "./since.ts";
import { useModelNames, useSince } from "./use-since.ts";

/** This prompt's runs, and what changed since each. A default export because React.lazy asks for one. */
export default function RunsTab() {
  const { saver } = useSession();
  const { data, isError, refetch } = useQuery(promptRunsQuery(saver.id));
  if (!data)
    return (
      <PanelPart>
        {isError ? (
          <div className="flex flex-wrap items-center gap-3 px-4 pt-4 text-13 text-quiet">
            {words.unreadable}
            <Button size="small" onClick={() => void refetch()}>
              {words.retry}
            </Button>
          </div>
        ) : (
          <Skeleton className="m-4 h-24" />
        )}
      </PanelPart>
    );
  const { count, runs } = data;
  if (runs.length === 0)
    return (
      <PanelPart>
        <p className="px-4 pt-4 text-13 text-quiet">{words.none}</p>
      </PanelPart>
    );
  return (
    <PanelPart
      foot={
        <>
          <p className="text-quiet">{[words.runs(count), spent(data)].filter(Boolean).join(" · ")}</p>
          <ButtonLink
            href={`/prompts/${saver.id}`}
            variant="quiet"
            size="small"
            className="-my-1 -mr-2.5 ml-auto"
          >
            {words.all}
          </ButtonLink>
        </>
      }
    >
      <div className="flex flex-col gap-4 px-4 py-3">
        {inGroups(runs).map((group) =>
          group.setting ? (
            <Pair key={group.runs[0].id} setting={group.setting} runs={group.runs} />
          ) : (
            <Run key={group.runs[0].id} run={group.runs[0]} />
          ),
        )}
      </div>
    </PanelPart>
  );
}

/** What all of them cost; nothing is said where not all of them are told, or somebody does not know. */
function spent({ count, runs }: { count: number; runs: readonly PromptRun[] }): string {
  const costs = runs.flatMap(({ cost }) => cost ?? []);
  const [first] = costs;
  const isKnown =
    count === runs.length && runs.every(({ cost, isFree }) => cost !== null || isFree) && first !== undefined;
  if (!isKnown || costs.some(({ currency }) => currency !== first.currency)) return "";
  return moneyText({ micro: costs.reduce((sum, { micro }) => sum + micro, 0), currency: first.currency });
}

type Group =
  | { setting: null; runs: readonly [PromptRun] }
  | { setting: keyof Settings; runs: readonly [later: PromptRun, earlier: PromptRun] };

/** Runs that follow each other and differ in one setting alone stand in pairs. */
function inGroups(runs: readonly PromptRun[]): Group[] {
  const [run, earlier, ...rest] = runs;
  if (!run) return [];
  const setting = earlier ? onlySetting(earlier.snapshot, run.snapshot) : null;
  return setting && earlier
    ? [{ setting, runs: [run, earlier] }, ...inGroups(rest)]
    : [{ setting: null, runs: [run] }, ...inGroups(runs.slice(1))];
}

function Pair({ setting, runs }: { setting: keyof Settings; runs: readonly [PromptRun, PromptRun] }) {
  const [later, earlier] = runs;
  const href = compareHref(later, earlier);
  return (
    <div className="-mx-2 flex flex-col gap-3.5 rounded-panel border border-edge px-2 pt-1.5 pb-2.5">
      <div className="-mb-1.5 flex min-h-8 items-center gap-1.5 text-13 font-medium">
        <Icon of={GitCompareArrows} size={14} />
        <h2>{words.onlyDiffers(settingWord(setting))}</h2>
        {href && (
          <ButtonLink
            href={href}
            size="small"
            aria-label={words.compareRuns(earlier.number, later.number)}
            className="ml-auto gap-1.5! text-12!"
          >
            <Icon of={Columns2} size={14} />
            {words.compare}
          </ButtonLink>
        )}
      </div>
      {runs.map((run) => (
        <Run key={run.id} run={run}>
          <b className="rounded-[0.3125rem] bg-lifted px-1.75 leading-5 font-semibold text-text">
            {writeSetting(setting, run.snapshot.prompt.settings[setting])}
          </b>
        </Run>
      ))}
    </div>
  );
}

/** The films of two runs beside each other, as a pair of the first model that made one in both; null where there is none. */
function compareHref(later: PromptRun, earlier: PromptRun): string | null {
  const made = ({ generations }: PromptRun) => generations.filter(({ film }) => film !== null);
  const alike = made(earlier).flatMap((before) => {
    const after = made(later).find(
      ({ modelId, variation, output }) =>
        modelId === before.modelId && variation === before.variation && output === before.output,
    );
    return after ? [[before.id, after.id] as const] : [];
  });
  const [pair] = alike;
  if (!pair) return null;
  const ids = alike.flat().slice(0, selectionMax);
  return `${selectionHref(ids)}&${writeRoomAddress({ layout: "pair", pair }, ids)}`;
}

function Run({ run, children }: { run: PromptRun; children?: ReactNode }) {
  const { labelOf, shortAmong } = useModelNames();
  const at = useMomentText(run.createdAt, "soon");
  return (
    <article>
      <div className="tabular mb-1.5 flex items-center gap-2 text-12 text-quiet">
        <h2>
          <Link
            href={`/runs/${run.id}`}
            className="text-13 font-semibold text-text underline-offset-4 hover:underline"
          >
            {words.run(run.number)}
          </Link>
        </h2>
        <time dateTime={run.createdAt}>{at}</time>
        {children}
        <span className="ml-auto">{run.cost ? moneyText(run.cost) : run.isFree && words.free}</span>
      </div>
      <RunPosters
        run={run}
        labelOf={labelOf}
        nameOf={shortAmong(run.generations.map(({ modelId }) => modelId))}
        max={8}
        className={run.generations.length > 3 ? "grid-cols-4" : "grid-cols-3"}
      />
      <SinceLine pieces={useSince(run)} />
    </article>
  );
}

/** What changed since, in one line; references by their chips as long as they are in the prompt. */
function SinceLine({ pieces }: { pieces: readonly Since[] }) {
  const references = useComposer(({ document }) => document.references);
  const numbers = numberReferences(references);
  return (
    <p className="mt-1.5 truncate text-12 leading-5 text-quiet">
      {words.since}{" "}
      {pieces.map(({ reference, quoted, text }, index) => {
        const found = references.find(({ id }) => referenceLabel(numbers.get(id)!) === reference); // every one is numbered
        return (
          <Fragment key={`${reference} ${quoted} ${text}`}>
            {index > 0 && ", "}
            {found ? (
              <ReferenceChip label={reference ?? ""} kind={found.kind} assetId={found.assetId} />
            ) : (
              reference
            )}
            {reference && " "}
            {quoted && <ins className="text-text no-underline">{quoted} </ins>}
            {text}
          </Fragment>
        );
      })}
    </p>
  );
}
