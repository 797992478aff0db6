import { ChevronDown } from "lucide-react";
import { useEffect, useMemo, useState } from "react";
import { useComposer, useSession } from "#components/composer/composer-context.ts";
import { updateDocument } from "#components/composer/composer-state.ts";
import { markInvalid } from "#components/composer/invalid-settings.ts";
import { SettingField } from "#components/composer/settings/setting-field.tsx";
import { judgeBy } from "#components/composer/settings/settings-fields.ts";
import { useLiveForm } from "#components/composer/settings/use-live-form.ts";
import { modelMessages } from "#components/composer/models/messages.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import type { Model } from "#lib/domain/limits/model.ts";
import { extraRows } from "#lib/domain/settings/extra-table.ts";
import { settingRows } from "#lib/domain/settings/setting-table.ts";
import type { SettingsOverride } from "#lib/domain/settings/settings.ts";
import type { Setting } from "#lib/domain/settings/setting.ts";
import {
  fieldsOfOverride,
  mistakesOfOverride,
  type OverrideFields,
  overrideOfFields,
} from "./override-fields.ts";
import { OwnSetting } from "./own-setting.tsx";
import { setOverride } from "./set-override.ts";

type OverrideFormProps = { model: Model; label: string };

const numbers = [...settingRows, ...extraRows]
  .filter(([, row]) => row.control === "number")
  .map(([key]) => key);
const isWritten = ([, row]: readonly [string, Setting]) => !row.options;
const isTick = ([, row]: readonly [string, Setting]) => row.control === "tick";
const choiceRows = settingRows.filter((row) => !isWritten(row));
const writtenRows = settingRows.filter(isWritten);
/** Ticks last. */
const toldRows = [...extraRows.filter((row) => !isTick(row)), ...extraRows.filter(isTick)];

/** What one model gets instead of the prompt's settings. Only what it offers and knows can be set. */
export function OverrideForm({ model, label }: OverrideFormProps) {
  const { store, invalidSettings } = useSession();
  const judge = useMemo(
    () => judgeBy<OverrideFields>((fields) => mistakesOfOverride(fields, model)),
    [model],
  );
  const { form, controls } = useLiveForm<OverrideFields>({
    defaultValues: fieldsOfOverride(store.get().document.overrides[model.id]),
    judge,
    numbers,
    follow(values) {
      const override = overrideOfFields(values, model);
      markInvalid(invalidSettings, model.id, override === null);
      if (override) updateDocument(store, (document) => setOverride(document, model.id, override));
    },
  });
  useEffect(() => () => markInvalid(invalidSettings, model.id, false), [invalidSettings, model.id]);

  const [startsWithMore] = useState(() => isWrittenIn(store.get().document.overrides[model.id] ?? {}));
  const isOverridden = useComposer(({ document }) => document.overrides[model.id] !== undefined);
  const { errors } = form.formState;
  const invalid = Object.keys(errors).length > 0;
  const { extras = {}, ...offered } = model.limits.settings;
  /** Who sees the page sees which model its controls stand beneath. */
  const named = (what: string) => (
    <>
      {what}
      <span className="sr-only">{modelMessages.forModel(label)}</span>
    </>
  );
  const own = (rows: typeof settingRows) =>
    rows.map(
      ([key, row]) =>
        offered[key] !== undefined && (
          <OwnSetting key={key} setting={key} row={row} form={form} model={model} named={named} />
        ),
    );
  const hasMore = writtenRows.some(([key]) => offered[key] !== undefined) || Object.keys(extras).length > 0;
  return (
    <div ref={controls} className="flex flex-col gap-1.5 [&_textarea]:field-sizing-content">
      {own(choiceRows)}
      {hasMore && (
        <details open={startsWithMore || invalid} className="group">
          <summary className="flex min-h-8 list-none items-center justify-between rounded-control text-13 pointer-coarse:min-h-11">
            <span>{named(modelMessages.more)}</span>
            <Icon of={ChevronDown} size={14} className="mr-2 text-quiet group-open:rotate-180" />
          </summary>
          <div className="flex flex-col gap-3 pt-1 pb-1.5">
            {own(writtenRows)}
            {toldRows.map(
              ([key, row]) =>
                extras[key] !== undefined && (
                  <SettingField
                    key={key}
                    row={row}
                    label={named(row.label)}
                    offer={extras[key]}
                    placeholder={row.placeholder?.(model.operation.deadlineMs)}
                    description={row.hint?.(extras[key])}
                    error={errors[key]?.message}
                    field={form.register(key)}
                  />
                ),
            )}
          </div>
        </details>
      )}
      {(isOverridden || invalid) && (
        <Button
          size="small"
          variant="quiet"
          className="-ml-2.5 self-start"
          onClick={() => {
            form.reset(fieldsOfOverride());
            markInvalid(invalidSettings, model.id, false);
            updateDocument(store, (document) => setOverride(document, model.id, {}));
          }}
        >
          <span>
            {modelMessages.resetOwn}
            <span className="sr-only">{modelMessages.forModel(label)}</span>
          </span>
        </Button>
      )}
    </div>
  );
}

/** Whether a model has something of its own that is written, or that no other is told. */
const isWrittenIn = ({ extras, ...own }: SettingsOverride) =>
  extras !== undefined || writtenRows.some(([key]) => key in own);
