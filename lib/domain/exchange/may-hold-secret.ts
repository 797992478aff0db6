import { beginsAsCurl } from "./begins-as-curl.ts";

/**
 * Whether a text names or resembles a key, a password or a signed link anywhere: then `removeSecrets`, which is loaded when
 * first needed, has a closer look. Nothing that it removes is missed here.
 */
export function mayHoldSecret(text: string): boolean {
  return beginsAsCurl(text) || named.test(text) || shaped.test(text);
}

const named =
  /authorization|bearer|\b(?:basic|auth|sig)\b|key|hmac|secret|token|passw|passphrase|\bpwd|cookie|signature|credential|policy|session|jwt|_auth|accesskey|private key/i;
const shaped =
  /\b(?:sk|pk|rk|gsk|hf|r8|gh[opsur]|github|glpat|xai|nvapi|xox[abeprs]|ya29|SG|SFMyNTY|key)[-_.][\w-]|AKIA|ASIA|AKLT|AKTP|AIza|eyJ|:\/\/[^\s/]{1,300}@|\s-(?:[ua]|-user|-auth)[\s=]|[\da-f]{4}:[\da-f]{16}/i;
