import clsx from "clsx";
import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { memberNameMaxLength, passwordMaxLength, passwordMinLength } from "#lib/domain/account/account.ts";
import { fieldMessages, savingMessages } from "./messages.ts";
import type { Saving } from "./use-saving.ts";

/** What is asked of the fields of an account, with its sentences. */
export const nameRules = {
  required: fieldMessages.nameMissing,
  maxLength: { value: memberNameMaxLength, message: fieldMessages.tooLong(memberNameMaxLength) },
};

export const emailRules = {
  required: fieldMessages.emailMissing,
  pattern: { value: /^\s*[^\s@]+@[^\s@]+\s*$/, message: fieldMessages.emailWrong },
};

export const newPasswordRules = {
  required: fieldMessages.passwordMissing,
  minLength: { value: passwordMinLength, message: fieldMessages.passwordTooShort(passwordMinLength) },
  maxLength: { value: passwordMaxLength, message: fieldMessages.tooLong(passwordMaxLength) },
};

/** Why the form was not taken, read at once when it appears. */
export function FormRefusal({ children }: { children: string | null }) {
  if (!children) return null;
  return (
    <p
      role="alert"
      className="flex gap-2 rounded-control border border-line bg-raised p-3 text-13 text-failed"
    >
      <Icon of={CircleAlert} className="mt-0.5" />
      <span>{children}</span>
    </p>
  );
}

type SubmitButtonProps = {
  isAlive: boolean;
  isSending: boolean;
  /** The label while the answer is awaited. */
  sending: string;
  wide?: boolean;
  variant?: "primary" | "secondary";
  children: ReactNode;
};

/** The end of a form. It keeps its look while the page is not alive yet, which is a moment. */
export function SubmitButton({
  isAlive,
  isSending,
  sending,
  wide,
  variant = "primary",
  children,
}: SubmitButtonProps) {
  return (
    <Button
      type="submit"
      variant={variant}
      size={wide ? "large" : "normal"}
      disabled={!isAlive}
      busy={isSending}
      className={clsx(
        wide && "w-full",
        !isAlive &&
          (variant === "primary"
            ? "disabled:border-transparent! disabled:bg-primary! disabled:text-on-primary! disabled:opacity-100!"
            : "disabled:text-text! disabled:opacity-100!"),
      )}
    >
      {isSending ? sending : children}
    </Button>
  );
}

/** Says that what was chosen is saved; a refusal stands beside its control. */
export function SavedMark({ saving: { state } }: { saving: Saving }) {
  return (
    <output className="block min-h-4 text-12 text-quiet">
      {state === "saving" && savingMessages.saving}
      {state === "saved" && savingMessages.saved}
    </output>
  );
}
