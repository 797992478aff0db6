import { lazy, Suspense, useState } from "react";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { ModelId } from "#lib/domain/base/id.ts";
import { useSession } from "./composer-context.ts";
import { RecentPrompts } from "./drafts/recent-prompts.tsx";
import { TextPanel } from "./editor/text-panel.tsx";
import { GenerateBar } from "./generate/generate-bar.tsx";
import { ImportOffer } from "./import/import-offer.tsx";
import { ModelsPanel } from "./models/models-panel.tsx";
import { DropZone } from "./references/drop-zone.tsx";
import { ReferencesPanel } from "./references/references-panel.tsx";
import { useAssetWatch } from "./references/use-asset-watch.ts";
import { SettingsPanel } from "./settings/settings-panel.tsx";
import { useStored } from "#components/state/store.ts";
import { useSaving } from "#components/state/use-saving.ts";
import { tableClass } from "./table-class.ts";
import { useWideScreen } from "#components/state/media-queries.ts";

/** Their code is loaded when it is needed. */
const ConflictDialog = lazy(() => import("./drafts/prompt-conflict.tsx"));
const FitPanel = lazy(() => import("./fit/fit-panel.tsx"));
const PreviewPanel = lazy(() => import("./preview/preview-panel.tsx"));
/** As high as text and settings and no higher, so that what models say never pushes Fit and preview away: more of it scrolls. */
const besideClass = "relative self-stretch";
const scrollingClass =
  "absolute -inset-x-1 top-0 max-h-full overflow-y-auto px-1 [scrollbar-width:thin] [&>fieldset]:mb-px";
const columnClass = "flex min-w-0 flex-col gap-3 sm:gap-4";

/** The studio's page once a prompt is open: media, text, the models' verdict, the button. */
export function LightTable({ isNew }: { isNew: boolean }) {
  const { edition, saver, flushText } = useSession();
  const editionNow = useStored(edition, (count) => count);
  const isInConflict = useStored(saver.status, ({ state }) => state === "conflict");
  const isWide = useWideScreen();
  const [previewed, setPreviewed] = useState<ModelId | null>(null); // here, so that it outlives a change of columns
  useAssetWatch();
  useSaving(saver, flushText);

  // Beside the table of what fits where there is room, under it where there is none.
  const preview = (
    <Suspense fallback={<Skeleton className="h-40 rounded-panel" />}>
      <PreviewPanel wanted={previewed} onWant={setPreviewed} />
    </Suspense>
  );
  return (
    <div className="flex grow flex-col">
      <DropZone />
      <h1 className="sr-only">Studio</h1>
      <div className={tableClass}>
        <div className="min-w-0 min-[56.25rem]:row-span-2">
          <ReferencesPanel />
        </div>
        <div className={columnClass}>
          <TextPanel />
          <SettingsPanel key={editionNow} />
          {!isWide && <ModelsPanel />}
        </div>
        {isWide && (
          <div className={besideClass}>
            <div className={scrollingClass}>
              <ModelsPanel />
            </div>
          </div>
        )}
        <div className={columnClass}>
          <Suspense fallback={<Skeleton className="h-40 rounded-panel" />}>
            <FitPanel />
          </Suspense>
          {!isWide && preview}
          {isNew && <RecentPrompts openId={saver.id} />}
        </div>
        {isWide && preview}
      </div>
      {isInConflict && (
        <Suspense>
          <ConflictDialog />
        </Suspense>
      )}
      <ImportOffer />
      <GenerateBar />
    </div>
  );
}
