import { Lock } from "lucide-react";
import { type FormEvent, useState } from "react";
import { shareMessages } from "#components/gallery/edit/messages.ts";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { saveGalleryPasswordAction } from "#lib/actions/gallery-link-actions.ts";
import { galleryPasswordMax, galleryPasswordMin } from "#lib/domain/gallery/gallery.ts";
import type { GallerySharing } from "#lib/domain/gallery/gallery-view.ts";
import type { GalleryId } from "#lib/domain/base/id.ts";
import { FoldRow } from "./fold-row.tsx";
import { useSharingAction } from "./use-sharing-action.ts";

type PasswordRowProps = {
  galleryId: GalleryId;
  hasPassword: boolean;
  onChange: (sharing: GallerySharing) => void;
};

/** What visitors are asked for beside the link. It is kept as a hash: who forgets it sets another. */
export function PasswordRow({ galleryId, hasPassword, onChange }: PasswordRowProps) {
  const [password, setPassword] = useState("");
  const [error, setError] = useState<string>();
  const { isSending, send } = useSharingAction(onChange);
  const done = (close: () => void) => () => {
    setPassword("");
    close();
  };
  const save = (event: FormEvent, close: () => void) => {
    event.preventDefault();
    if (password.length < galleryPasswordMin)
      return setError(shareMessages.passwordShort(galleryPasswordMin));
    send(() => saveGalleryPasswordAction({ galleryId, password }), done(close));
  };
  return (
    <FoldRow
      icon={Lock}
      label={shareMessages.password}
      value={hasPassword ? shareMessages.set : shareMessages.none}
    >
      {(close) => (
        <form onSubmit={(event) => save(event, close)} className="flex flex-col gap-2">
          <TextField
            label={shareMessages.newPassword}
            description={hasPassword ? shareMessages.passwordHint : undefined}
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
          <div className="flex flex-wrap justify-end gap-2">
            {hasPassword && (
              <Button
                size="small"
                variant="quiet"
                busy={isSending}
                onClick={() =>
                  send(() => saveGalleryPasswordAction({ galleryId, password: null }), done(close))
                }
              >
                {shareMessages.removePassword}
              </Button>
            )}
            <Button type="submit" size="small" busy={isSending || password === ""}>
              {shareMessages.savePassword}
            </Button>
          </div>
        </form>
      )}
    </FoldRow>
  );
}
