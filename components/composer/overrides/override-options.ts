import {
  durationOptions,
  ratioOptions,
  resolutionOptions,
  soundOptions,
} from "#components/composer/settings/settings-fields.ts";
import type { SelectOption } from "#components/ui/select.tsx";
import type { Model } from "#lib/domain/model.ts";

const asPrompt: SelectOption = { value: "", label: "As the prompt" };

/** Whatever may be on or off instead of as the prompt has it. */
export const onOffOptions: readonly SelectOption[] = [asPrompt, ...soundOptions];

/**
 * What a model offers for a setting. What is set already is among it, offered or not: the model may be asked under another
 * contract than the one it was set for.
 */
export function overrideOptions(
  setting: "durationMs" | "aspectRatio" | "resolution",
  { limits }: Model,
  current: string,
): SelectOption[] {
  const { durationMs, aspectRatio, resolution } = limits.settings;
  const { all, offered } = {
    durationMs: {
      all: durationOptions,
      offered: [...(durationMs.auto ? ["auto"] : []), ...durationMs.options.map(String)],
    },
    aspectRatio: {
      all: ratioOptions,
      offered: [...(aspectRatio.match ? ["match"] : []), ...aspectRatio.options],
    },
    resolution: { all: resolutionOptions, offered: [...resolution] },
  }[setting];
  const options = all.flatMap(({ value, label }) => {
    if (offered.some((one) => one === value)) return [{ value, label }];
    return value === current ? [{ value, label: `${label}, not offered` }] : [];
  });
  return [asPrompt, ...options];
}
