import { Checkbox } from "#components/ui/checkbox.tsx";
import { NumberField } from "#components/ui/number-field.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { Model } from "#lib/domain/model.ts";
import { hoursText } from "./hours.ts";
import type { OverridePart } from "./override-part.ts";

type ExtrasFieldsProps = OverridePart & { model: Model };

/** What only some models can be told. */
export function ExtrasFields({ form, named, model }: ExtrasFieldsProps) {
  const { returnLastFrame, expiresAfterMs: range, namespace } = model.limits.settings.extras ?? {};
  const { errors } = form.formState;
  return (
    <>
      {range && (
        <NumberField
          label={named("Execution expires after")}
          inputMode="decimal"
          min={hoursText(range.min)}
          max={hoursText(range.max)}
          step="any"
          placeholder={hoursText(model.operation.deadlineMs)}
          className="col-span-full"
          description={`In hours, from ${hoursText(range.min)} to ${hoursText(range.max)}. The provider gives an unfinished video up then.`}
          error={errors.expiresAfterHours?.message}
          {...form.register("expiresAfterHours")}
        />
      )}
      {namespace && (
        <TextField
          label={named("Target namespace")}
          autoComplete="off"
          spellCheck={false}
          placeholder="The key's own account"
          className="col-span-full"
          description="Such as an organization: it owns the result, and it is billed."
          error={errors.namespace?.message}
          {...form.register("namespace")}
        />
      )}
      {returnLastFrame && (
        <Checkbox
          label={named("Return last frame")}
          description="It comes beside the video, as an image."
          className="col-span-full"
          {...form.register("returnLastFrame")}
        />
      )}
    </>
  );
}
