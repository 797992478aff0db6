import { useSession } from "#components/composer/composer-context.ts";
import { updateDocument } from "#components/composer/composer-state.ts";
import { setRole } from "#components/composer/reference-changes.ts";
import { Select } from "#components/ui/select.tsx";
import type { Kind } from "#lib/domain/media/format.ts";
import { type Reference, type Role, roles } from "#lib/domain/prompt/reference.ts";

const words: Record<Role, string> = {
  subject: "Subject",
  style: "Style",
  motion: "Motion",
  camera: "Camera",
  voice: "Voice",
  music: "Music",
  "first-frame": "First frame",
  "last-frame": "Last frame",
};

const rolesOf: Record<Kind, readonly Role[]> = {
  image: ["subject", "style", "first-frame", "last-frame"],
  video: ["subject", "style", "motion", "camera"],
  audio: ["voice", "music"],
};

/** What a reference is for. */
export function RoleSelect({ reference, label }: { reference: Reference; label: string }) {
  const { store } = useSession();
  const offered = roles.filter((role) => rolesOf[reference.kind].includes(role) || role === reference.role);
  return (
    <Select
      label={`Role of ${label}`}
      labelHidden
      className="w-26"
      value={reference.role ?? ""}
      options={[
        { value: "", label: "No role" },
        ...offered.map((role) => ({ value: role, label: words[role] })),
      ]}
      onChange={(event) => {
        const role = offered.find((one) => one === event.target.value) ?? null;
        updateDocument(store, (document) => setRole(document, reference.id, role));
      }}
    />
  );
}
