"use client";

import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { KeyRound, type LucideIcon, Search, Tag } from "lucide-react";
import Link from "next/link";
import { useMemo, useRef, useState } from "react";
import { useComposer, useSession } from "#components/composer/composer-context.ts";
import { pillClass } from "#components/composer/settings/pill-class.ts";
import { useKept } from "#components/state/kept.ts";
import { Button } from "#components/ui/button.tsx";
import { controlClass } from "#components/ui/control-class.ts";
import DialogPanel from "#components/ui/dialog-panel.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { adaptSettings } from "#lib/domain/settings/adapt-settings.ts";
import { settingTable } from "#lib/domain/settings/setting-table.ts";
import { estimateFor, estimateText, isPriced } from "#lib/domain/limits/estimate.ts";
import { providerPausesQuery } from "#lib/queries/provider-pauses-query.ts";
import { judgeModels, type ModelVerdict } from "./judge-models.ts";
import type { ListedModel } from "./list-models.ts";
import { modelMessages } from "./messages.ts";
import { chooseModel } from "./model-acts.ts";
import { familiesOf, isFound, twoColumns } from "./model-list.ts";
import { legend, ModelOption } from "./model-option.tsx";
import { openIssues } from "./open-issues.ts";

type Filter = { name: string; count?: number; keeps: (listed: ListedModel) => boolean };

/**
 * Every model that can be asked, by family, and what it would take to ask the others. Ticks count at once; neither search nor filters hide what
 * was ticked while this was open. A default export because React.lazy asks for one.
 */
export default function ModelsDialog({ onClose }: { onClose: () => void }) {
  const { store, models, choices, usedModels } = useSession();
  const used = useKept(usedModels);
  const { document, assets, uploads, conversions } = useComposer((state) => state);
  const { data: pauses } = useQuery(providerPausesQuery());
  const [search, setSearch] = useState("");
  const [pressed, setPressed] = useState<readonly string[]>([]);
  const [kept, setKept] = useState<ReadonlySet<string>>(() => new Set(document.modelIds));
  const searchField = useRef<HTMLInputElement>(null);

  const usable = useMemo(
    () => models.filter(({ model }) => choices.get(model.id)?.hasKey),
    [models, choices],
  );
  const verdicts = useMemo(() => {
    const asked = { ...document, modelIds: usable.map(({ model }) => model.id) };
    const all = judgeModels({ document: asked, assets, uploads, conversions }, models, choices);
    return new Map(all.map((verdict) => [verdict.model.id, verdict]));
  }, [document, assets, uploads, conversions, usable, models, choices]);
  const estimates = new Map(
    usable.map(({ model }) => [model.id, estimateFor(document, assets, model)] as const),
  );

  const takesMine = ({ model }: ListedModel) => takesEveryReference(verdicts.get(model.id));
  const costsUnderADollar = ({ model }: ListedModel) =>
    model.billing === "free" || (estimates.get(model.id)?.micro ?? Infinity) < 1_000_000;
  const filters: Filter[] = [
    ...(document.references.length > 0
      ? [
          {
            name: modelMessages.takesMine(document.references.length),
            count: usable.filter(takesMine).length,
            keeps: takesMine,
          },
        ]
      : []),
    { name: modelMessages.withSound, keeps: ({ model }) => model.limits.settings.sound === true },
    { name: modelMessages.frames, keeps: ({ model }) => model.limits.frames !== null },
    ...([...estimates.values()].some((estimate) => estimate !== null)
      ? [{ name: modelMessages.underADollar, keeps: costsUnderADollar }]
      : []),
  ];
  const active = filters.filter(({ name }) => pressed.includes(name));
  const shown = usable.filter(
    (listed) =>
      kept.has(listed.model.id) ||
      (isFound(listed.label, search) && active.every(({ keeps }) => keeps(listed))),
  );
  const chosen = document.modelIds.flatMap((id) => verdicts.get(id) ?? []);
  const runnable = chosen.filter((verdict) => openIssues(verdict, undefined).errors === 0);
  const asked = runnable.map(({ model }) => ({
    model,
    durationMs: adaptSettings(document, assets, model).settings.durationMs,
    videos: document.settings.variations,
  }));

  return (
    <DialogPanel
      isOpen
      onClose={onClose}
      title={modelMessages.title}
      shape="large"
      firstFocus={searchField}
      actions={
        <>
          <p className="tabular mr-auto text-13 text-quiet">
            <span className="mr-2 font-medium text-text">{modelMessages.chosen(chosen.length)}</span>
            {modelMessages.canRun(runnable.length)}
            {asked.some(isPriced) && ` · ${estimateText(asked)}`}
          </p>
          <Button variant="primary" onClick={onClose}>
            {modelMessages.done}
          </Button>
        </>
      }
    >
      <div className="flex shrink-0 flex-wrap items-center gap-2 border-b border-line px-5 pb-3.5">
        <div className="relative w-65 max-sm:w-full">
          <Icon
            of={Search}
            className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-quiet"
          />
          <input
            ref={searchField}
            type="search"
            aria-label={modelMessages.search}
            placeholder={modelMessages.search}
            autoComplete="off"
            value={search}
            className={controlClass(
              "h-8 border-transparent! bg-raised! pl-8.5! text-13 hover:bg-lifted! pointer-coarse:h-11 pointer-coarse:text-16",
            )}
            onChange={({ target }) => setSearch(target.value)}
          />
        </div>
        {filters.map(({ name, count }) => {
          const isPressed = pressed.includes(name);
          return (
            <button
              key={name}
              type="button"
              aria-pressed={isPressed}
              className={pillClass(
                clsx(
                  "px-2.75",
                  isPressed ? "border-text bg-lifted" : "border-transparent bg-raised hover:bg-lifted",
                ),
              )}
              onClick={() =>
                setPressed(isPressed ? pressed.filter((one) => one !== name) : [...pressed, name])
              }
            >
              {name}
              {count !== undefined && <span className="font-normal text-quiet">{count}</span>}
            </button>
          );
        })}
        <ul aria-hidden className="ml-auto flex gap-4 text-12 text-quiet max-lg:hidden">
          {legend.map(({ icon, name }) => (
            <li key={name} className="flex items-center gap-1.25">
              <Icon of={icon} size={14} />
              {name}
            </li>
          ))}
        </ul>
      </div>
      <div className="grid min-h-0 grow content-start gap-x-8 overflow-y-auto px-3 pt-1 pb-3 sm:min-h-[min(22.5rem,40dvh)] lg:grid-cols-2 lg:px-5">
        {twoColumns(familiesOf(shown, used)).map((families, column) => (
          <div key={column === 0 ? "left" : "right"} className="min-w-0">
            {families.map(({ name, models: members }, index) => (
              <section key={name} aria-label={name}>
                <h3 className="flex px-2 pt-3.5 pb-1.5 text-12 font-semibold text-quiet">
                  {name}
                  {index === 0 && (
                    <span
                      aria-hidden
                      className={clsx(
                        "tabular ml-auto flex gap-2 font-normal max-sm:hidden",
                        column === 1 && "max-lg:hidden",
                      )}
                    >
                      <span>{modelMessages.wait}</span>
                      <span className="min-w-12 text-right">
                        {settingTable.durationMs.write(document.settings.durationMs)}
                      </span>
                    </span>
                  )}
                </h3>
                <ul>
                  {members.map((listed) => (
                    <ModelOption
                      key={listed.model.id}
                      listed={listed}
                      isChosen={document.modelIds.includes(listed.model.id)}
                      errors={openIssues(verdicts.get(listed.model.id), undefined).errors}
                      estimate={estimates.get(listed.model.id) ?? null}
                      pause={pauses?.[listed.provider.id]}
                      onChange={(isChosen) => {
                        setKept((all) => new Set([...all, listed.model.id]));
                        chooseModel(store, listed.model.id, isChosen);
                      }}
                    />
                  ))}
                </ul>
              </section>
            ))}
            {column === 1 && <Missing models={models} usable={usable} isFirst={families.length === 0} />}
          </div>
        ))}
        {shown.length === 0 && <p className="px-2 py-6 text-13 text-quiet">{modelMessages.nothingFound}</p>}
      </div>
    </DialogPanel>
  );
}

/** What is missing before more can be asked, or before costs can be told: a line for each provider without a key, and one for prices. */
function Missing({
  models,
  usable,
  isFirst,
}: Record<"models" | "usable", readonly ListedModel[]> & { isFirst: boolean }) {
  const { choices } = useSession();
  const locked = Map.groupBy(
    models.filter((listed) => !usable.includes(listed)),
    ({ provider }) => provider.id,
  );
  const paid = usable.filter(({ model }) => model.billing === "paid");
  const unpriced = paid.filter(({ model }) => model.pricePerSecondMicro === undefined);
  const unpricedOf = [...new Set(unpriced.map(({ provider }) => provider.name))].join(", ");
  const [first] = unpriced;
  if (locked.size === 0 && !first) return null;
  return (
    <ul className={clsx("mt-3.5 border-line pt-1", isFirst ? "max-lg:border-t" : "border-t")}>
      {[...locked].map(([providerId, theirs]) => (
        <MissingLine
          key={providerId}
          icon={KeyRound}
          what={theirs[0]?.provider.name ?? providerId}
          detail={` · ${modelMessages.modelsOf(theirs.length)}`}
          act={modelMessages.addKey}
          about={modelMessages.forModel(theirs[0]?.provider.name ?? providerId)}
          providerId={providerId}
        />
      ))}
      {first && (
        <MissingLine
          icon={Tag}
          what={modelMessages.noPrices}
          detail={unpriced.length < paid.length ? modelMessages.forModel(unpricedOf) : ""}
          act={choices.get(first.model.id)?.canPrice ? modelMessages.addPrices : null}
          about={modelMessages.prices}
          providerId={first.provider.id}
        />
      )}
    </ul>
  );
}

type MissingLineProps = {
  icon: LucideIcon;
  what: string;
  detail: string;
  /** The link's word, null where this member cannot do anything about it, and what else its name says. */
  act: string | null;
  about: string;
  providerId: string;
};

function MissingLine({ icon, what, detail, act, about, providerId }: MissingLineProps) {
  return (
    <li className="flex min-h-10 items-center gap-2.5 px-2 text-13 text-quiet pointer-coarse:min-h-11">
      <Icon of={icon} />
      <span className="min-w-0">
        <span className="font-medium text-text">{what}</span>
        {detail}
      </span>
      {act !== null && (
        <Link
          href={`/settings/providers#${providerId}`}
          className="ml-auto inline-flex min-h-8 items-center font-medium text-text underline-offset-2 hover:underline pointer-coarse:min-h-11"
        >
          {act}
          <span className="sr-only">{about}</span>
        </Link>
      )}
    </li>
  );
}

/** Whether a model is sent every reference as it is: none refused, none left out. */
function takesEveryReference(verdict: ModelVerdict | undefined): boolean {
  return (
    verdict !== undefined &&
    !verdict.issues.some(({ severity, path: [area] }) => severity !== "note" && area === "references")
  );
}
