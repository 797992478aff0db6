import { zodResolver } from "@hookform/resolvers/zod";
import { useEffect, useMemo } from "react";
import { useWatch } from "react-hook-form";
import { useComposer, useSession } from "#components/composer/composer-context.ts";
import { updateDocument } from "#components/composer/composer-state.ts";
import { markInvalid } from "#components/composer/invalid-settings.ts";
import { useLiveForm } from "#components/composer/settings/use-live-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Select } from "#components/ui/select.tsx";
import type { Model } from "#lib/domain/model.ts";
import { ExtrasFields } from "./extras-fields.tsx";
import { NegativePromptField } from "./negative-prompt-field.tsx";
import {
  fieldsOfOverride,
  type OverrideFields,
  overrideFieldsSchema,
  overrideOfFields,
} from "./override-fields.ts";
import { onOffOptions, overrideOptions } from "./override-options.ts";
import { OverrideLabel } from "./override-label.tsx";
import { SeedField } from "./seed-field.tsx";
import { setOverride } from "./set-override.ts";

type OverrideFormProps = { model: Model; label: string };

/** What one model gets instead of the prompt's settings. Only what it offers and knows can be set. */
export function OverrideForm({ model, label }: OverrideFormProps) {
  const { store, invalidSettings } = useSession();
  const judge = useMemo(() => zodResolver(overrideFieldsSchema(model)), [model]);
  const { form, controls } = useLiveForm<OverrideFields>({
    defaultValues: fieldsOfOverride(store.get().document.overrides[model.id]),
    judge,
    numbers: ["seed", "expiresAfterHours"],
    follow(values) {
      const override = overrideOfFields(values, model);
      markInvalid(invalidSettings, model.id, override === null);
      if (override) updateDocument(store, (document) => setOverride(document, model.id, override));
    },
  });
  useEffect(() => () => markInvalid(invalidSettings, model.id, false), [invalidSettings, model.id]);

  const isOverridden = useComposer(({ document }) => document.overrides[model.id] !== undefined);
  const invalid = Object.keys(form.formState.errors).length > 0;
  const [durationMs, aspectRatio, resolution] = useWatch({
    control: form.control,
    name: ["durationMs", "aspectRatio", "resolution"],
  });
  const { sound, seed, negativePrompt, fixedCamera } = model.limits.settings;
  const named = (what: string) => <OverrideLabel what={what} model={label} />;
  return (
    <div
      ref={controls}
      className="-ml-7 grid grid-cols-[repeat(auto-fill,minmax(min(7.5rem,100%),1fr))] gap-x-3 gap-y-3 pt-1 pb-2"
    >
      <Select
        label={named("Duration")}
        options={overrideOptions("durationMs", model, durationMs)}
        {...form.register("durationMs")}
      />
      <Select
        label={named("Aspect ratio")}
        options={overrideOptions("aspectRatio", model, aspectRatio)}
        {...form.register("aspectRatio")}
      />
      <Select
        label={named("Resolution")}
        options={overrideOptions("resolution", model, resolution)}
        {...form.register("resolution")}
      />
      {sound && <Select label={named("Sound")} options={onOffOptions} {...form.register("sound")} />}
      {fixedCamera && (
        <Select label={named("Fixed camera")} options={onOffOptions} {...form.register("fixedCamera")} />
      )}
      {seed && <SeedField form={form} named={named} range={seed} />}
      {negativePrompt && <NegativePromptField form={form} named={named} />}
      <ExtrasFields form={form} named={named} model={model} />
      {(isOverridden || invalid) && (
        <Button
          size="small"
          variant="quiet"
          className="col-span-full justify-self-start"
          onClick={() => {
            form.reset(fieldsOfOverride());
            markInvalid(invalidSettings, model.id, false);
            updateDocument(store, (document) => setOverride(document, model.id, {}));
          }}
        >
          <span>
            Use the prompt&rsquo;s settings<span className="sr-only"> for {label}</span>
          </span>
        </Button>
      )}
    </div>
  );
}
