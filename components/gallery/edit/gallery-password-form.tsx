import { type FormEvent, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { showToast } from "#components/ui/toast.ts";
import { saveGalleryPasswordAction } from "#lib/actions/gallery-link-actions.ts";
import { galleryPasswordMax, galleryPasswordMin } from "#lib/domain/gallery/gallery.ts";
import type { GallerySharing } from "#lib/domain/gallery/gallery-view.ts";
import type { GalleryId } from "#lib/domain/base/id.ts";
import { useSharingAction } from "./use-sharing-action.ts";

type PasswordFormProps = {
  galleryId: GalleryId;
  hasPassword: boolean;
  onChange: (sharing: GallerySharing) => void;
};

/** What visitors are asked for beside the link. It is kept as a hash: who forgets it sets another. */
export function PasswordForm({ galleryId, hasPassword, onChange }: PasswordFormProps) {
  const [password, setPassword] = useState("");
  const [error, setError] = useState<string>();
  const { isSending, send } = useSharingAction(onChange);
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (password.length < galleryPasswordMin)
      return setError(`A password has ${galleryPasswordMin} characters at least.`);
    send(
      () => saveGalleryPasswordAction({ galleryId, password }),
      () => {
        setPassword("");
        showToast({ title: "Visitors are asked for this password from now on.", tone: "done" });
      },
    );
  };
  const remove = () =>
    send(
      () => saveGalleryPasswordAction({ galleryId, password: null }),
      () => showToast({ title: "Visitors are asked for no password any more." }),
    );
  return (
    <form onSubmit={save} className="flex flex-col gap-2">
      <TextField
        label={hasPassword ? "New password for visitors" : "Password for visitors"}
        description={
          hasPassword
            ? "They are asked for one. Another one ends what the present one has opened."
            : "No password"
        }
        error={error}
        // It is told to others, and no account's: nothing to hide from its writer, nothing for a password store.
        autoComplete="off"
        spellCheck={false}
        maxLength={galleryPasswordMax}
        value={password}
        onChange={({ target }) => {
          setPassword(target.value);
          setError(undefined);
        }}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" size="small" busy={isSending || password === ""}>
          Save password
        </Button>
        {hasPassword && (
          <Button size="small" busy={isSending} onClick={remove}>
            Remove password
          </Button>
        )}
      </div>
    </form>
  );
}
