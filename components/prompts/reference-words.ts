import type { ReferenceChange } from "#lib/domain/prompt-changes.ts";
import type { Role } from "#lib/domain/reference.ts";

/** What became of a reference, in a sentence. */
export function referenceWords(change: ReferenceChange): string {
  const { label, name } = change;
  switch (change.change) {
    case "added":
      return `${label} is new: ${name}`;
    case "removed":
      return `${label} was taken out: ${name}`;
    case "replaced":
      return change.was === name
        ? `${label} is another file of the same name: ${name}`
        : `${label} is ${name} instead of ${change.was}`;
    case "renumbered":
      return `${name} is ${label} instead of ${change.was}`;
    case "role":
      return `${label}, ${name}: ${roleWord(change.to)} instead of ${roleWord(change.from)}`;
  }
}

const roleWord = (role: Role | null) => (role === null ? "no role" : role.replace("-", " "));
