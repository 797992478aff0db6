import { memberNameMaxLength, passwordMaxLength, passwordMinLength } from "#lib/domain/account.ts";
import { fieldMessages } from "./messages.ts";

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
