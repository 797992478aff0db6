import { SlidersHorizontal } from "lucide-react";
import { useRef } from "react";
import { useComposer, useSession } from "#components/composer/composer-context.ts";
import { useStored } from "#components/state/store.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { useMediaQuery } from "#components/state/media-queries.ts";
import { settingsText } from "#lib/domain/settings/settings-text.ts";
import { SettingsForm } from "./settings-form.tsx";

/** The settings: in the page where there is room, else on a sheet that a line with all of them opens. */
export function SettingsPanel() {
  const isWide = useMediaQuery("(min-width: 56.25rem)", true);
  return isWide ? <SettingsForm /> : <SettingsSheet />;
}

function SettingsSheet() {
  const { invalidSettings } = useSession();
  const isInvalid = useStored(invalidSettings, (all) => all.has("prompt"));
  const summary = settingsText(useComposer((state) => state.document.settings));
  const sheet = useRef<HTMLDialogElement>(null);
  return (
    <>
      <Button
        aria-haspopup="dialog"
        className="h-auto! min-h-11 justify-start! py-2 text-left whitespace-normal!"
        onClick={() => sheet.current?.showModal()}
      >
        <Icon of={SlidersHorizontal} />
        <span className="min-w-0">
          Settings: {isInvalid ? <span className="text-failed">to be corrected</span> : summary}
        </span>
      </Button>
      {/* The form stays mounted while the sheet is closed: what is wrong in it must go on blocking. */}
      <dialog
        ref={sheet}
        aria-label="Settings of the prompt"
        className="fixed inset-x-0 top-auto bottom-0 m-0 max-h-[85dvh] w-full max-w-none overflow-y-auto rounded-t-panel border-t border-line bg-panel text-text backdrop:bg-[oklch(0_0_0/0.55)]"
      >
        <SettingsForm />
        <div className="sticky bottom-0 border-t border-line bg-panel p-3">
          <Button variant="primary" className="w-full" onClick={() => sheet.current?.close()}>
            Close settings
          </Button>
        </div>
      </dialog>
    </>
  );
}
