import { Copy, Link2 } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Moment } from "#components/ui/moment.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { makeGalleryLinkAction, stopSharingAction } from "#lib/actions/gallery-link-actions.ts";
import type { GallerySharing } from "#lib/domain/gallery/gallery-view.ts";
import type { GalleryId } from "#lib/domain/base/id.ts";
import { ConfirmButton } from "./confirm-button.tsx";
import { ExpiryField } from "./expiry-field.tsx";
import { LinkShown } from "./link-shown.tsx";
import { PasswordForm } from "./gallery-password-form.tsx";
import { linkNotKept, useCopyLink } from "./use-copy-link.ts";
import { useSharingAction } from "./use-sharing-action.ts";

type SharePanelProps = {
  galleryId: GalleryId;
  title: string;
  sharing: GallerySharing;
  allowsEmbedding: boolean;
  onChange: (sharing: GallerySharing) => void;
};

/** Who can see the gallery, by what, and until when. All of it counts with the next request. */
export function SharePanel({ galleryId, title, sharing, allowsEmbedding, onChange }: SharePanelProps) {
  const [link, setLink] = useState<string | null>(null);
  const { isSending, send } = useSharingAction(onChange);
  const make = () =>
    send(async () => {
      const answer = await makeGalleryLinkAction({ galleryId });
      if (answer.ok) setLink(answer.link);
      return answer;
    });
  const stop = () =>
    send(
      () => stopSharingAction({ galleryId }),
      () => setLink(null),
    );
  const { isCopying, copy } = useCopyLink(galleryId);
  const { linkedAt, isOver, expiresAt } = sharing;
  return (
    <Panel title="Share">
      <div className="flex flex-col gap-4">
        {linkedAt === null ? (
          <div className="flex flex-col items-start gap-3">
            <p className="text-13 text-quiet">Only you can see this gallery.</p>
            <Button variant="primary" busy={isSending} onClick={make}>
              <Icon of={Link2} />
              Share by a link
            </Button>
          </div>
        ) : (
          <div className="flex flex-col gap-3">
            <p className="text-13 text-quiet">
              {isOver && expiresAt ? (
                <>
                  The link ended on <Moment at={expiresAt} />. Choose a later day, or make a new link.
                </>
              ) : (
                <>
                  Everybody with the link {sharing.hasPassword ? "and the password " : ""}can see it, since{" "}
                  <Moment at={linkedAt} />.
                </>
              )}
            </p>
            {link ? (
              <LinkShown link={link} title={title} allowsEmbedding={allowsEmbedding} />
            ) : sharing.canCopyLink ? (
              <Button size="small" busy={isCopying} className="self-start" onClick={() => copy(setLink)}>
                <Icon of={Copy} />
                Copy link
              </Button>
            ) : (
              <p className="text-13 text-quiet">{linkNotKept}</p>
            )}
            <div className="flex flex-wrap gap-2">
              <ConfirmButton
                label="New link"
                question="Make a new link?"
                consequence="The present link ends with the next request, also where the gallery is embedded. That cannot be undone."
                isBusy={isSending}
                onConfirm={make}
              />
              <ConfirmButton
                label="Stop sharing"
                question="Stop sharing?"
                consequence="The link ends with the next request, for the page, its videos and everything in it, and never works again. What visitors left stays here."
                isBusy={isSending}
                onConfirm={stop}
              />
            </div>
          </div>
        )}
        <PasswordForm galleryId={galleryId} hasPassword={sharing.hasPassword} onChange={onChange} />
        <ExpiryField galleryId={galleryId} expiresAt={expiresAt} onChange={onChange} />
      </div>
    </Panel>
  );
}
