"use client";

import { useEffect, useState } from "react";
import { type FieldValues, type Path, type UseFormReturn, useForm } from "react-hook-form";
import { refusalMessage, type RefusedAction, unreachableMessage } from "#components/state/messages.ts";
import { useIsAlive } from "#components/state/use-is-alive.ts";

type ActionFormOptions<Values extends FieldValues, Done extends { ok: true }> = {
  action: (values: Values) => Promise<Done | RefusedAction>;
  onDone: (done: Done) => void;
  /** Sentences for the action's own reasons. */
  words?: Readonly<Record<string, string>>;
  /** The field that has the focus on arrival, where the form is all that the page is for. */
  first?: Path<Values>;
};

type ActionForm<Values extends FieldValues> = {
  form: UseFormReturn<Values>;
  onSubmit: (event: React.FormEvent) => void;
  /** The action's refusal; what was entered stays where it is. */
  refusal: string | null;
  /** Nothing may be sent before the page is alive: a password would stand in the address. */
  isAlive: boolean;
  isSending: boolean;
};

/** A form whose fields React Hook Form judges and whose values one action takes. */
export function useActionForm<Values extends FieldValues, Done extends { ok: true }>({
  action,
  onDone,
  words,
  first,
}: ActionFormOptions<Values, Done>): ActionForm<Values> {
  const form = useForm<Values>({ mode: "onSubmit", reValidateMode: "onBlur" });
  const [refusal, setRefusal] = useState<string | null>(null);
  const isAlive = useIsAlive();
  const { setFocus } = form;
  useEffect(() => {
    if (first && document.activeElement === document.body) setFocus(first); // nobody has begun elsewhere meanwhile
  }, [first, setFocus]);
  const submit = form.handleSubmit(async (values) => {
    setRefusal(null);
    try {
      const answer = await action(values);
      if (answer.ok) onDone(answer);
      else setRefusal(refusalMessage(answer, words));
    } catch {
      setRefusal(unreachableMessage);
    }
  });
  return {
    form,
    onSubmit: (event) => void submit(event),
    refusal,
    isAlive,
    isSending: form.formState.isSubmitting,
  };
}
