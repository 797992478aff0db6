import { useEffect } from "react";
import { useSession } from "./composer-context.ts";
import { ConflictDialog } from "./drafts/conflict-dialog.tsx";
import { RecentPrompts } from "./drafts/recent-prompts.tsx";
import { TextPanel } from "./editor/text-panel.tsx";
import { GenerateBar } from "./generate/generate-bar.tsx";
import { ModelsPanel } from "./models/models-panel.tsx";
import { DropZone } from "./references/drop-zone.tsx";
import { ReferencesPanel } from "./references/references-panel.tsx";
import { useAssetWatch } from "./references/use-asset-watch.ts";
import { SettingsPanel } from "./settings/settings-panel.tsx";
import { useStored } from "./store.ts";
import { tableClass } from "./table-class.ts";

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
        <ReferencesPanel />
        <div className="flex min-w-0 flex-col gap-3 sm:gap-4">
          <TextPanel />
          <SettingsPanel key={editionNow} />
          {isNew && <RecentPrompts openId={saver.id} />}
        </div>
        <ModelsPanel />
      </div>
      <ConflictDialog />
      <GenerateBar />
    </div>
  );
}
