"use client";

import { type RefObject, useEffect } from "react";
import { useWatch } from "react-hook-form";
import { useComposer, useSession } from "#components/composer/composer-context.ts";
import { updateDocument } from "#components/composer/composer-state.ts";
import { markInvalid } from "#components/composer/invalid-settings.ts";
import { popupClass } from "#components/composer/popup-class.ts";
import { HangingPopup } from "#components/ui/hanging-popup.tsx";
import { settingMessages } from "./messages.ts";
import { SettingField } from "./setting-field.tsx";
import {
  type Fields,
  fieldsOfSettings,
  judgeBy,
  mistakesOfSettings,
  seedsNote,
  settingsOfFields,
  writtenRows,
} from "./settings-fields.ts";
import { useLiveForm } from "./use-live-form.ts";

type MoreSettingsProps = {
  button: RefObject<HTMLButtonElement | null>;
  container: RefObject<HTMLDivElement | null>;
  isOpen: boolean;
  onClose: () => void;
};

const judge = judgeBy(mistakesOfSettings);
const numbers = writtenRows.filter(([, { control }]) => control === "number").map(([key]) => key);

/**
 * What is written or ticked for all models. What is valid reaches the document at once; what is not is explained beside its control, and goes
 * on blocking while this is hidden. A default export because React.lazy asks for one.
 */
export default function MoreSettings({ button, container, isOpen, onClose }: MoreSettingsProps) {
  const { store, invalidSettings } = useSession();
  const variations = useComposer(({ document }) => document.settings.variations);
  const { form, controls } = useLiveForm<Fields>({
    defaultValues: fieldsOfSettings(store.get().document.settings),
    judge,
    numbers,
    follow(values) {
      const settings = settingsOfFields(values);
      markInvalid(invalidSettings, "prompt", settings === null);
      if (settings)
        updateDocument(store, (document) => ({
          ...document,
          settings: { ...document.settings, ...settings },
        }));
    },
  });
  const { errors } = form.formState;
  const seed = useWatch({ control: form.control, name: "seed" });
  useEffect(() => () => markInvalid(invalidSettings, "prompt", false), [invalidSettings]);
  return (
    <HangingPopup
      {...{ button, container, isOpen, onClose }}
      placing={{ align: "start", side: "top", sticky: true }}
      aria-label={settingMessages.moreSettings}
      className={popupClass}
    >
      <div ref={controls} className="flex flex-col gap-4">
        {writtenRows.map(([key, row]) => (
          <SettingField
            key={key}
            row={row}
            label={row.label}
            placeholder={row.emptyIs && row.write(row.unset)}
            description={key === "seed" && seedsNote(seed, variations)}
            error={errors[key]?.message}
            field={form.register(key)}
          />
        ))}
      </div>
    </HangingPopup>
  );
}
