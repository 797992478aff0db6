import { useWatch } from "react-hook-form";
import { useComposer } from "#components/composer/composer-context.ts";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { NumberField } from "#components/ui/number-field.tsx";
import { seedOfVariation } from "#lib/domain/adapt-settings.ts";
import { seedMax } from "#lib/domain/settings.ts";
import type { OverridePart } from "./override-part.ts";

type SeedFieldProps = OverridePart & { range: { min: number; max: number } };

/** A model's own seed, or none although the prompt has one. */
export function SeedField({ form, named, range }: SeedFieldProps) {
  const { seed: promptSeed, variations } = useComposer(({ document }) => document.settings);
  const [seed, isRandom] = useWatch({ control: form.control, name: ["seed", "isSeedRandom"] });
  const error = form.formState.errors.seed?.message;
  const seeds = Array.from({ length: variations }, (_, index) => seedOfVariation(Number(seed), index + 1));
  return (
    <>
      <NumberField
        label={named("Seed")}
        min={range.min}
        max={Math.min(range.max, seedMax)}
        step={1}
        placeholder="As the prompt"
        readOnly={isRandom}
        description={
          seed !== "" && !isRandom && !error && variations > 1 && `The variations send ${seeds.join(", ")}.`
        }
        error={error}
        {...form.register("seed")}
      />
      {(isRandom || promptSeed !== null) && (
        <Checkbox label={named("Random seed")} className="col-span-full" {...form.register("isSeedRandom")} />
      )}
    </>
  );
}
