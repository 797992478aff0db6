"use client";

import type { ReactNode } from "react";
import { useWatch } from "react-hook-form";
import { FormRefusal } from "#components/account/form-parts.tsx";
import { RowEnd, rowClass } from "#components/account/setting-row.tsx";
import { useActionForm } from "#components/account/use-action-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { controlClass } from "#components/ui/control-class.ts";
import { Field } from "#components/ui/field.tsx";
import { saveProviderKeyAction } from "#lib/actions/provider-key-actions.ts";
import { providerMessages } from "./messages.ts";

type KeyFormProps = {
  providerId: string;
  isOwner: boolean;
  /** Of the key that is there, in the place of one that is written. */
  lastFour: string | null;
  onSaved: () => void;
  /** What can be done with the key that is there. */
  children: ReactNode;
};

/** Takes a key; it is never shown again. Save wakes once one is written. */
export function KeyForm({ providerId, isOwner, lastFour, onSaved, children }: KeyFormProps) {
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
  const isWritten = Boolean(useWatch({ control: form.control, name: "apiKey" })?.trim());
  return (
    <form method="post" noValidate onSubmit={onSubmit} className="flex flex-col gap-2">
      <Field
        label={providerMessages.key}
        description={(isWritten || !lastFour) && providerMessages.keySafety}
        error={form.formState.errors.apiKey?.message}
        className={rowClass}
      >
        {(control) => (
          <div className="flex flex-wrap gap-2">
            <input
              {...control}
              type="password"
              autoComplete="off"
              spellCheck={false}
              data-1p-ignore
              placeholder={lastFour ? `${"•".repeat(16)} ${lastFour}` : undefined}
              {...form.register("apiKey", { required: providerMessages.keyMissing })}
              onKeyDown={({ key }) => {
                if (key === "Enter" && !isWritten) void form.trigger("apiKey"); // Save sleeps, and says nothing
              }}
              className={controlClass(
                "h-9 grow basis-40 max-sm:basis-full font-mono text-13! placeholder:text-text pointer-coarse:h-11 pointer-coarse:text-16!",
              )}
            />
            <Button type="submit" disabled={!isAlive} busy={isSending || !isWritten}>
              {isSending ? providerMessages.saving : providerMessages.save}
            </Button>
            {children}
          </div>
        )}
      </Field>
      {isOwner && (isWritten || !lastFour) && (
        <RowEnd>
          <Checkbox
            label={providerMessages.forEveryone}
            description={providerMessages.forEveryoneHint}
            {...form.register("isStudioWide")}
          />
        </RowEnd>
      )}
      <FormRefusal>{refusal}</FormRefusal>
    </form>
  );
}
