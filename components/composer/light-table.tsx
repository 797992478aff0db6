import { lazy, Suspense, useEffect } from "react";
import { Skeleton } from "#components/ui/skeleton.tsx";
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

const Checks = lazy(() => import("./checks.tsx"));

/** The studio's page once a prompt is open: media, text, the models' verdict, the button. */
export function LightTable({ isNew }: { isNew: boolean }) {
  const { edition, saver, flushText } = useSession();
  const editionNow = useStored(edition, (count) => count);
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

  return (
    <div className="flex grow flex-col">
      <DropZone />
      <h1 className="sr-only">Studio</h1>
      <div className={tableClass}>
        <div className="min-w-0 min-[56.25rem]:row-span-3 min-[80rem]:row-span-2">
          <ReferencesPanel />
        </div>
        <div className="flex min-w-0 flex-col gap-3 sm:gap-4">
          <TextPanel />
          <SettingsPanel key={editionNow} />
        </div>
        <div className="min-w-0 min-[80rem]:row-span-2">
          <ModelsPanel />
        </div>
        <div className="@container flex min-w-0 flex-col gap-3 sm:gap-4 min-[56.25rem]:col-start-2">
          <div className="grid items-start gap-3 sm:gap-4 @min-[60rem]:grid-cols-2">
            <Suspense fallback={<Skeleton className="h-48 rounded-panel" />}>
              <Checks />
            </Suspense>
          </div>
          {isNew && <RecentPrompts openId={saver.id} />}
        </div>
      </div>
      <ConflictDialog />
      <ImportOffer />
      <GenerateBar />
    </div>
  );
}
