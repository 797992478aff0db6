import { useWatch } from "react-hook-form";
import { useComposer } from "#components/composer/composer-context.ts";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { OverridePart } from "./override-part.ts";

/** A model's own negative prompt, or none although the prompt has one. */
export function NegativePromptField({ form, named }: OverridePart) {
  const hasPromptOne = useComposer(({ document }) => document.settings.negativePrompt !== "");
  const hasNone = useWatch({ control: form.control, name: "hasNoNegativePrompt" });
  return (
    <>
      <Textarea
        label={named("Negative prompt")}
        rows={2}
        placeholder="As the prompt"
        readOnly={hasNone}
        className="col-span-full"
        error={form.formState.errors.negativePrompt?.message}
        {...form.register("negativePrompt")}
      />
      {(hasNone || hasPromptOne) && (
        <Checkbox
          label={named("No negative prompt")}
          className="col-span-full"
          {...form.register("hasNoNegativePrompt")}
        />
      )}
    </>
  );
}
