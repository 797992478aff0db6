"use client";

import { Checkbox } from "#components/ui/checkbox.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { saveProviderKeyAction } from "#lib/actions/provider-key-actions.ts";
import { FormRefusal, SubmitButton } from "./form-parts.tsx";
import { providerMessages } from "./messages.ts";
import { useActionForm } from "./use-action-form.ts";

type KeyFormProps = { providerId: string; isOwner: boolean; onSaved: () => void };

/** Takes a key; it is never shown again. */
export function KeyForm({ providerId, isOwner, onSaved }: KeyFormProps) {
  const { form, onSubmit, refusal, isAlive, isSending } = useActionForm<
    { apiKey: string; isStudioWide: boolean },
    { ok: true }
  >({
    action: ({ apiKey, isStudioWide }) =>
      saveProviderKeyAction({ providerId, apiKey, isStudioWide: isOwner && isStudioWide }),
    onDone: () => {
      form.reset({ apiKey: "", isStudioWide: false });
      onSaved();
    },
    words: providerMessages.refusals,
  });
  return (
    <form method="post" noValidate onSubmit={onSubmit} className="flex flex-col gap-3">
      <div className="flex flex-col gap-2 sm:flex-row sm:items-start">
        <TextField
          label={providerMessages.key}
          type="password"
          className="grow"
          autoComplete="off"
          spellCheck={false}
          data-1p-ignore
          error={form.formState.errors.apiKey?.message}
          {...form.register("apiKey", { required: providerMessages.keyMissing })}
        />
        <div className="sm:pt-6.5">
          <SubmitButton isAlive={isAlive} isSending={isSending} sending={providerMessages.saving}>
            {providerMessages.save}
          </SubmitButton>
        </div>
      </div>
      {isOwner && (
        <Checkbox
          label={providerMessages.forEverybodyHere}
          description={providerMessages.forEverybodyHint}
          {...form.register("isStudioWide")}
        />
      )}
      <FormRefusal>{refusal}</FormRefusal>
    </form>
  );
}
