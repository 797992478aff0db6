import { type RefCallback, useEffect, useEffectEvent, useState } from "react";
import {
  type DefaultValues,
  type FieldValues,
  type Path,
  type Resolver,
  useForm,
  type UseFormReturn,
} from "react-hook-form";

type LiveFormOptions<Fields extends FieldValues> = {
  defaultValues: DefaultValues<Fields>;
  judge: Resolver<Fields>;
  /** The fields that are typed as numbers. */
  numbers: readonly Path<Fields>[];
  /** Hears of every change; null while something is typed that cannot be read as a number. */
  follow: (values: Fields | null) => void;
};

const notNumber = "not a number";

/**
 * A form whose values count while they are typed. The browser gives an empty text for what it cannot read as a number, such as "-":
 * that must not pass for an empty field. `controls` is for the element around them, which in a popup comes later than its form.
 */
export function useLiveForm<Fields extends FieldValues>({
  defaultValues,
  judge,
  numbers,
  follow,
}: LiveFormOptions<Fields>): { form: UseFormReturn<Fields>; controls: RefCallback<HTMLDivElement> } {
  const resolver: Resolver<Fields> = (values, context, options) => {
    const read: FieldValues = { ...values };
    for (const name of numbers) {
      const input = (options.fields as Record<string, { ref: unknown } | undefined>)[name]?.ref; // no field is nested
      if (input instanceof HTMLInputElement && input.validity.badInput) read[name] = notNumber;
    }
    return judge(read as Fields, context, options); // the same fields, all of them texts
  };
  const form = useForm<Fields>({ defaultValues, resolver, mode: "onChange" });
  const [controls, setControls] = useState<HTMLDivElement | null>(null);

  const hear = useEffectEvent((values: Fields) => {
    const inputs = Array.from(controls?.querySelectorAll("input") ?? []);
    follow(inputs.some((input) => input.validity.badInput) ? null : values);
  });
  const hearInput = useEffectEvent(({ target }: Event) => {
    const name = target instanceof HTMLInputElement && numbers.find((one) => one === target.name);
    if (!name) return;
    void form.trigger(name);
    hear(form.getValues());
  });
  useEffect(() => {
    // From nothing to "-" the value stays empty, and React tells nobody of a change.
    const onInput = (event: Event) => hearInput(event);
    controls?.addEventListener("input", onInput);
    const stop = form.subscribe({
      formState: { values: true },
      callback: ({ values }) => hear(values),
    });
    return () => {
      controls?.removeEventListener("input", onInput);
      stop();
    };
  }, [form, controls]);
  return { form, controls: setControls };
}
