import { zodResolver } from "@hookform/resolvers/zod";
import { useEffect } from "react";
import { type Control, useWatch } from "react-hook-form";
import { useSession } from "#components/composer/composer-context.ts";
import { updateDocument } from "#components/composer/composer-state.ts";
import { markInvalid } from "#components/composer/invalid-settings.ts";
import { GroupPanel } from "#components/composer/group-panel.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { NumberField } from "#components/ui/number-field.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { seedOfVariation } from "#lib/domain/adapt-settings.ts";
import { newSettings } from "#lib/domain/settings.ts";
import {
  durationOptions,
  type Fields,
  fieldsOfSettings,
  fieldsSchema,
  ratioOptions,
  resolutionOptions,
  settingsOfFields,
  soundOptions,
} from "./settings-fields.ts";
import { useLiveForm } from "./use-live-form.ts";

const judge = zodResolver(fieldsSchema);
/** The prompt's settings. What is valid reaches the document at once; what is not is said beside its control. */
export function SettingsForm() {
  const { store, invalidSettings } = useSession();
  const { form, controls } = useLiveForm<Fields>({
    defaultValues: fieldsOfSettings(store.get().document.settings),
    judge,
    numbers: ["seed", "variations"],
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
        <Select label="Duration" options={durationOptions} {...form.register("durationMs")} />
        <Select label="Aspect ratio" options={ratioOptions} {...form.register("aspectRatio")} />
        <Select label="Resolution" options={resolutionOptions} {...form.register("resolution")} />
        <Select label="Sound" options={soundOptions} {...form.register("sound")} />
        <NumberField
          label="Variations"
          min={1}
          max={4}
          step={1}
          error={errors.variations?.message}
          {...form.register("variations")}
        />
        <NumberField
          label="Seed"
          min={0}
          step={1}
          placeholder="Random"
          description={<SeedNote control={form.control} />}
          error={errors.seed?.message}
          {...form.register("seed")}
        />
        <Textarea
          label="Negative prompt"
          rows={2}
          className="col-span-full"
          error={errors.negativePrompt?.message}
          {...form.register("negativePrompt")}
        />
        <Checkbox label="Fixed camera" className="col-span-full" {...form.register("fixedCamera")} />
      </div>
    </GroupPanel>
  );
}

/** Which seeds the variations send. */
function SeedNote({ control }: { control: Control<Fields> }) {
  const [seed, variations] = useWatch({ control, name: ["seed", "variations"] });
  const settings = settingsOfFields({ ...fieldsOfSettings(newSettings), seed, variations });
  if (!settings || settings.seed === null || settings.variations === 1) return null;
  const seeds = Array.from({ length: settings.variations }, (_, index) =>
    seedOfVariation(settings.seed, index + 1),
  );
  return <>The variations send {seeds.join(", ")}.</>;
}
