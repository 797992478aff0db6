import type { ReactNode } from "react";
import { type UseFormReturn, useWatch } from "react-hook-form";
import { useComposer } from "#components/composer/composer-context.ts";
import { SettingField } from "#components/composer/settings/setting-field.tsx";
import { seedsNote } from "#components/composer/settings/settings-fields.ts";
import { Checkbox } from "#components/ui/checkbox.tsx";
import type { Model } from "#lib/domain/limits/model.ts";
import type { SettingKey } from "#lib/domain/settings/setting-table.ts";
import type { Setting } from "#lib/domain/settings/setting.ts";
import { modelMessages } from "#components/composer/models/messages.ts";
import { canBeNone, type OverrideFields, overrideOptions } from "./override-fields.ts";
import { OwnChoice } from "./own-choice.tsx";

type OwnSettingProps = {
  setting: SettingKey;
  row: Setting;
  form: UseFormReturn<OverrideFields>;
  model: Model;
  /** How a control is named after the model. */
  named: (what: string) => ReactNode;
};

/** A model's own value of a setting; of what is written also none, although the prompt has one. */
export function OwnSetting({ setting, row, form, model, named }: OwnSettingProps) {
  const { control, register, formState } = form;
  const [field, isNone = false] = useWatch({ control, name: [setting, `none.${setting}`] });
  const promptValue = useComposer(({ document }) => document.settings[setting]);
  const variations = useComposer(({ document }) => document.settings.variations);
  const offer = model.limits.settings[setting];
  if (row.options) {
    const options = overrideOptions(setting, model, field, promptValue);
    return <OwnChoice label={named(row.label)} options={options} field={register(setting)} />;
  }
  return (
    <>
      <SettingField
        row={row}
        label={named(row.label)}
        offer={offer}
        placeholder={modelMessages.asPromptWritten}
        readOnly={isNone}
        description={setting === "seed" && !isNone && seedsNote(field, variations, offer)}
        error={formState.errors[setting]?.message}
        field={register(setting)}
      />
      {canBeNone(row) && (isNone || promptValue !== row.unset) && (
        <Checkbox label={named(capital(row.summarize(row.unset)))} {...register(`none.${setting}`)} />
      )}
    </>
  );
}

/** "Random seed", "No negative prompt". */
const capital = (words: string) => `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
