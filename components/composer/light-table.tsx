import clsx from "clsx";
import { lazy, Suspense, useEffect, useState } from "react";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { ModelId } from "#lib/domain/id.ts";
import { useSession } from "./composer-context.ts";
import { ConflictDialog } from "./drafts/conflict-dialog.tsx";
import { RecentPrompts } from "./drafts/recent-prompts.tsx";
import { TextPanel } from "./editor/text-panel.tsx";
import { GenerateBar } from "./generate/generate-bar.tsx";
import { ImportOffer } from "./import/import-offer.tsx";
import { ModelsPanel } from "./models/models-panel.tsx";
import { DropZone } from "./references/drop-zone.tsx";
import { ReferencesPanel } from "./references/references-panel.tsx";
import { useAssetWatch } from "./references/use-asset-watch.ts";
import { SettingsPanel } from "./settings/settings-panel.tsx";
import { useStored } from "./store.ts";
import { tableClass } from "./table-class.ts";
import { useWideScreen } from "./use-wide-screen.ts";

const FitPanel = lazy(() => import("./fit/fit-panel.tsx"));
const PreviewPanel = lazy(() => import("./preview/preview-panel.tsx"));
/** Models and preview stay in view beside the text and the table, and scroll by themselves. */
const stayingClass =
  "sticky top-3 -mr-2 max-h-[calc(100dvh-10rem)] overflow-y-auto pr-2 [scrollbar-width:thin]";
const columnClass = "flex min-w-0 flex-col gap-3 sm:gap-4";

/** The studio's page once a prompt is open: media, text, the models' verdict, the button. */
export function LightTable({ isNew }: { isNew: boolean }) {
  const { edition, saver, flushText } = useSession();
  const editionNow = useStored(edition, (count) => count);
  const isWide = useWideScreen();
  const [previewed, setPreviewed] = useState<ModelId | null>(null); // here, so that it outlives a change of columns
  useAssetWatch();

  useEffect(() => {
    const keepAll = () => flushText();
    const saveAgain = () => {
      if (saver.status.get().state === "not-saved") void saver.saveNow();
    };
    window.addEventListener("pagehide", keepAll);
    document.addEventListener("visibilitychange", keepAll);
    window.addEventListener("online", saveAgain);
    window.addEventListener("focus", saveAgain);
    return () => {
      window.removeEventListener("pagehide", keepAll);
      document.removeEventListener("visibilitychange", keepAll);
      window.removeEventListener("online", saveAgain);
      window.removeEventListener("focus", saveAgain);
    };
  }, [flushText, saver]);

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
        <ReferencesPanel />
        <div className={columnClass}>
          <TextPanel />
          <SettingsPanel key={editionNow} />
          {!isWide && <ModelsPanel />}
          <Suspense fallback={<Skeleton className="h-40 rounded-panel" />}>
            <FitPanel />
          </Suspense>
          {!isWide && preview}
          {isNew && <RecentPrompts openId={saver.id} />}
        </div>
        {isWide && (
          <div className={clsx(columnClass, stayingClass)}>
            <ModelsPanel />
            {preview}
          </div>
        )}
      </div>
      <ConflictDialog />
      <ImportOffer />
      <GenerateBar />
    </div>
  );
}
