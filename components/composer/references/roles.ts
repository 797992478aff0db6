import type { Kind } from "#lib/domain/media/format.ts";
import { roleWords } from "#lib/domain/prompt/messages.ts";
import { type Reference, type Role, roles } from "#lib/domain/prompt/reference.ts";

const rolesOf: Record<Kind, readonly Role[]> = {
  image: ["subject", "style", "first-frame", "last-frame"],
  video: ["subject", "style", "motion", "camera"],
  audio: ["voice", "music"],
};

/** What a reference can be for, in words, "No role" first; what it is for already is among it. */
export function roleOptions({
  kind,
  role: own,
}: Pick<Reference, "kind" | "role">): { value: Role | ""; label: string }[] {
  const offered = roles.filter((role) => rolesOf[kind].includes(role) || role === own);
  return [
    { value: "", label: "No role" },
    ...offered.map((role) => ({ value: role, label: roleWords[role] })),
  ];
}
