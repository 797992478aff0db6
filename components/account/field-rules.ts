import { passwordMaxLength, passwordMinLength } from "#lib/domain/account.ts";

/** What is asked of the fields of an account, with its sentences. */
export const nameRules = {
  required: "Enter your name.",
  maxLength: { value: 100, message: "At most 100 characters." },
};

export const emailRules = {
  required: "Enter your e-mail address.",
  pattern: { value: /^\s*[^\s@]+@[^\s@]+\s*$/, message: "Enter an address such as ada@studio.example." },
};

export const newPasswordRules = {
  required: "Enter a password.",
  minLength: { value: passwordMinLength, message: `Use at least ${passwordMinLength} characters.` },
  maxLength: { value: passwordMaxLength, message: `At most ${passwordMaxLength} characters.` },
};
