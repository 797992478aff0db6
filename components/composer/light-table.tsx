import "./light-table.css";
import clsx from "clsx";
import { lazy, Suspense, useEffect } from "react";
import { useStored } from "#components/state/store.ts";
import { useSaving } from "#components/state/use-saving.ts";
import { useComposer, useSession } from "./composer-context.ts";
import type { ComposerState } from "./composer-state.ts";
import { type NamedPrompt, PromptHeading } from "./drafts/prompt-heading.tsx";
import { RecentPrompts } from "./drafts/recent-prompts.tsx";
import { TextPanel } from "./editor/text-panel.tsx";
import { GenerateBar } from "./generate/generate-bar.tsx";
import { AnswerShape } from "./panel/answer-shape.tsx";
import { ImportOffer } from "./import/import-offer.tsx";
import { ModelChips } from "./models/model-chips.tsx";
import { DropZone } from "./references/drop-zone.tsx";
import { Tray } from "./references/tray.tsx";
import { useAssetWatch } from "./references/use-asset-watch.ts";
import { LastRunShape } from "./runs/last-run-shape.tsx";
import { SettingPills } from "./settings/setting-pills.tsx";
import { Starters } from "./starters/starters.tsx";

/** Their code is loaded when it is needed. */
const ConflictDialog = lazy(() => import("./drafts/prompt-conflict.tsx"));
const AnswerPanel = lazy(() => import("./panel/answer-panel.tsx"));
const LastRunFilms = lazy(() => import("./runs/last-run-films.tsx"));
const Viewer = lazy(() => import("./viewer/viewer.tsx"));

type LightTableProps = {
  isNew: boolean;
  named?: NamedPrompt | null;
  /** Its last run will be shown: its room is kept until then. */
  hasRuns?: boolean;
};

/** The studio's page once a prompt is open: one box with media, text and settings, and beside it what the models say of it. */
export function LightTable({ isNew, named = null, hasRuns = false }: LightTableProps) {
  const { edition, saver, flushText, viewed } = useSession();
  const editionNow = useStored(edition, (count) => count);
  const isInConflict = useStored(saver.status, ({ state }) => state === "conflict");
  const isViewing = useStored(viewed, (id) => id !== null);
  const isEmpty = useComposer(holdsNothing) && isNew;
  const references = useComposer(({ document }) => document.references.length);
  useAssetWatch();
  useSaving(saver, flushText);
  useCaretInEmpty(isNew);

  return (
    <div className={clsx("light-table", isEmpty && "is-empty")}>
      <DropZone />
      <div className="table-desk">
        {isEmpty ? (
          <h1 className="sr-only">Studio</h1>
        ) : (
          <div className="table-heading">
            <PromptHeading named={named} />
          </div>
        )}
        <div className="table-box">
          <Tray />
          <div className="table-text">
            <TextPanel />
          </div>
          <div className="table-settings">
            <SettingPills key={editionNow} />
          </div>
          <div className="table-models">
            <ModelChips />
          </div>
          <div className="table-foot">
            <GenerateBar />
          </div>
        </div>
        {!isEmpty && (
          <>
            <div className="table-side">
              <Suspense fallback={<AnswerShape references={references} />}>
                <AnswerPanel />
              </Suspense>
            </div>
            <div className="table-last">
              <Suspense fallback={hasRuns && <LastRunShape />}>
                <LastRunFilms isExpected={hasRuns} />
              </Suspense>
            </div>
          </>
        )}
      </div>
      {isEmpty && (
        <div className="table-starters">
          <Starters />
          <RecentPrompts openId={saver.id} />
        </div>
      )}
      {isViewing && (
        <Suspense>
          <Viewer />
        </Suspense>
      )}
      {isInConflict && (
        <Suspense>
          <ConflictDialog />
        </Suspense>
      )}
      <ImportOffer />
    </div>
  );
}

/**
 * An empty prompt has the caret as soon as it is open: who comes here writes. Not where a keyboard would rise over the page, and not
 * where somebody has gone on by keys meanwhile.
 */
function useCaretInEmpty(isNew: boolean): void {
  const { store, editor } = useSession();
  useEffect(() => {
    if (
      !isNew ||
      !holdsNothing(store.get()) ||
      !window.matchMedia("(hover: hover) and (pointer: fine)").matches
    )
      return;
    if (!document.activeElement?.matches(":focus-visible")) editor.current?.view.focus();
  }, [isNew, store, editor]);
}

/** Nothing is in it, and nothing was: what was taken out can still come back. */
const holdsNothing = ({ document: { body, references, removed } }: ComposerState) =>
  body.length === 0 && references.length === 0 && removed.length === 0;
