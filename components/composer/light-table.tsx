import { lazy, Suspense } from "react";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { useStored } from "#components/state/store.ts";
import { useSaving } from "#components/state/use-saving.ts";
import { useSession } from "./composer-context.ts";
import { PromptHeading } from "./drafts/prompt-heading.tsx";
import { RecentPrompts } from "./drafts/recent-prompts.tsx";
import { TextPanel } from "./editor/text-panel.tsx";
import { GenerateBar } from "./generate/generate-bar.tsx";
import { ImportOffer } from "./import/import-offer.tsx";
import { ModelChips } from "./models/model-chips.tsx";
import { DropZone } from "./references/drop-zone.tsx";
import { Tray } from "./references/tray.tsx";
import { useAssetWatch } from "./references/use-asset-watch.ts";
import { LastRun } from "./runs/last-run.tsx";
import { SettingPills } from "./settings/setting-pills.tsx";
import { Starters } from "./starters/starters.tsx";

/** Their code is loaded when it is needed. */
const ConflictDialog = lazy(() => import("./drafts/prompt-conflict.tsx"));
const AnswerPanel = lazy(() => import("./panel/answer-panel.tsx"));
const Viewer = lazy(() => import("./viewer/viewer.tsx"));

/** The studio's page once a prompt is open: one box with media, text and settings, and beside it what the models say of it. */
export function LightTable({ isNew }: { isNew: boolean }) {
  const { edition, saver, flushText, viewed } = useSession();
  const editionNow = useStored(edition, (count) => count);
  const isInConflict = useStored(saver.status, ({ state }) => state === "conflict");
  const isViewing = useStored(viewed, (id) => id !== null);
  useAssetWatch();
  useSaving(saver, flushText);

  return (
    <div className="flex grow flex-col">
      <DropZone />
      <PromptHeading />
      <div className="grid grid-cols-1 gap-6 px-4 py-4 lg:grid-cols-[minmax(0,880px)_400px]">
        <div className="flex min-w-0 flex-col gap-3">
          <Tray />
          <TextPanel />
          <SettingPills key={editionNow} />
          <ModelChips />
          <GenerateBar />
          <LastRun />
        </div>
        <Suspense fallback={<Skeleton className="h-40 rounded-panel" />}>
          <div className="flex min-w-0 flex-col gap-3">
            <AnswerPanel />
          </div>
        </Suspense>
      </div>
      {isNew && <Starters />}
      {isNew && <RecentPrompts openId={saver.id} />}
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
