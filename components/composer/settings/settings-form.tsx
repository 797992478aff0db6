import { useEffect } from "react";
import { type Control, useWatch } from "react-hook-form";
import { useSession } from "#components/composer/composer-context.ts";
import { updateDocument } from "#components/composer/composer-state.ts";
import { markInvalid } from "#components/composer/invalid-settings.ts";
import { GroupPanel } from "#components/composer/group-panel.tsx";
import { promptSettingTable, settingRows, type Settings } from "#lib/domain/settings/setting-table.ts";
import type { Setting } from "#lib/domain/settings/setting.ts";
import { SettingField } from "./setting-field.tsx";
import {
  type Fields,
  fieldsOfSettings,
  judgeBy,
  mistakesOfSettings,
  optionsOf,
  readField,
  seedsNote,
  settingsOfFields,
} from "./settings-fields.ts";
import { useLiveForm } from "./use-live-form.ts";

const judge = judgeBy(mistakesOfSettings);

const isChoice = ([, { control }]: readonly [string, Setting]) => control === "choice";
/** Choices first, then how many, then what is rarely set. */
const shown: readonly (keyof Settings)[] = [
  ...settingRows.filter(isChoice).map(([key]) => key),
  "variations",
  ...settingRows.filter((row) => !isChoice(row)).map(([key]) => key),
];

/** The prompt's settings. What is valid reaches the document at once; what is not is explained beside its control. */
export function SettingsForm() {
  const { store, invalidSettings } = useSession();
  const { form, controls } = useLiveForm<Fields>({
    defaultValues: fieldsOfSettings(store.get().document.settings),
    judge,
    numbers: shown.filter((key) => promptSettingTable[key].control === "number"),
    follow(values) {
      const settings = settingsOfFields(values);
      markInvalid(invalidSettings, "prompt", settings === null);
      if (settings) updateDocument(store, (document) => ({ ...document, settings }));
    },
  });
  const { errors } = form.formState;
  useEffect(() => () => markInvalid(invalidSettings, "prompt", false), [invalidSettings]);

  return (
    <GroupPanel title="Settings">
      <div
        ref={controls}
        className="grid grid-cols-[repeat(auto-fill,minmax(min(8.5rem,100%),1fr))] gap-x-3 gap-y-4"
      >
        {shown.map((key) => {
          const row: Setting = promptSettingTable[key];
          return (
            <SettingField
              key={key}
              row={row}
              label={row.label}
              options={row.control === "choice" ? optionsOf(row) : undefined}
              placeholder={row.emptyIs && row.write(row.unset)}
              description={key === "seed" && <SeedsNote control={form.control} />}
              error={errors[key]?.message}
              field={form.register(key)}
            />
          );
        })}
      </div>
    </GroupPanel>
  );
}

/** Which seeds the variations send. */
function SeedsNote({ control }: { control: Control<Fields> }) {
  const [seed, variations] = useWatch({ control, name: ["seed", "variations"] });
  const count = readField(promptSettingTable.variations, variations)?.value;
  return typeof count === "number" && <>{seedsNote(seed, count)}</>;
}
