import { Check, Globe, Link2, Lock } from "lucide-react";
import { useState } from "react";
import { shareMessages } from "#components/gallery/edit/messages.ts";
import { useIsAlive } from "#components/state/use-is-alive.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Moment } from "#components/ui/moment.tsx";
import { makeGalleryLinkAction } from "#lib/actions/gallery-link-actions.ts";
import type { GallerySharing } from "#lib/domain/gallery/gallery-view.ts";
import type { GalleryId } from "#lib/domain/base/id.ts";
import { AskRow } from "./ask-row.tsx";
import { useCopyLink } from "./use-copy-link.ts";
import { useSharingAction } from "./use-sharing-action.ts";

type LinkPartProps = {
  id: GalleryId;
  sharing: GallerySharing;
  viewCount: number;
  /** Known once it was made or copied here. */
  link: string | null;
  setLink: (link: string, linkedAt?: string | null) => void;
  onChange: (sharing: GallerySharing) => void;
};

/** The link itself, and who comes in by it. */
export function LinkPart({ id, sharing, viewCount, link, setLink, onChange }: LinkPartProps) {
  const isAlive = useIsAlive();
  const [isAsking, setAsking] = useState(false);
  const { isSending, send } = useSharingAction(onChange);
  const { isCopying, isCopied, copy } = useCopyLink(id);
  const make = () =>
    send(
      async () => {
        const answer = await makeGalleryLinkAction({ galleryId: id });
        if (answer.ok) setLink(answer.link, answer.sharing.linkedAt);
        return answer;
      },
      () => setAsking(false),
    );
  const { linkedAt, isOver, expiresAt, hasPassword, canCopyLink } = sharing;
  if (linkedAt === null)
    return (
      <div className="flex flex-wrap items-center gap-3">
        <Who icon={Lock} title={shareMessages.onlyYou}>
          {shareMessages.onlyYouHint}
        </Who>
        <Button className={strongClass} busy={isSending} onClick={make}>
          <Icon of={Link2} />
          {shareMessages.createLink}
        </Button>
      </div>
    );
  return (
    <div className="flex flex-col gap-4">
      {canCopyLink || link ? (
        <div className="flex flex-wrap gap-2">
          <input
            readOnly
            aria-label={shareMessages.link}
            value={link ?? shareMessages.hiddenLink(isAlive ? location.host : "")}
            className="h-9 min-w-0 flex-1 basis-40 rounded-control border border-edge bg-ground px-2.5 font-mono text-13 text-ellipsis text-quiet pointer-coarse:h-11"
            onFocus={(event) => event.currentTarget.select()}
          />
          <Button className={strongClass} busy={isCopying} onClick={() => copy({ onKnown: setLink })}>
            <Icon of={isCopied ? Check : Link2} />
            {isCopied ? shareMessages.copied : shareMessages.copyLink}
          </Button>
        </div>
      ) : (
        <p className="text-13 text-quiet">{shareMessages.notKept}</p>
      )}
      {link && isThisMachine(link) && <p className="text-13 text-unconfirmed">{shareMessages.localOnly}</p>}
      <div className="flex flex-wrap items-center gap-3">
        <Who
          icon={hasPassword ? Lock : Globe}
          title={
            isOver
              ? shareMessages.expired
              : hasPassword
                ? shareMessages.anyoneWithPassword
                : shareMessages.anyone
          }
        >
          {isOver && expiresAt ? (
            shareMessages.expiredHint
          ) : (
            <>
              {shareMessages.views(viewCount)} · {shareMessages.since} <Moment at={linkedAt} />
            </>
          )}
        </Who>
        {!isAsking && (
          <Button
            size="small"
            variant={canCopyLink || link ? "quiet" : "secondary"}
            className="shrink-0"
            busy={isSending}
            onClick={() => setAsking(true)}
          >
            {shareMessages.newLink}
          </Button>
        )}
      </div>
      {isAsking && (
        <AskRow
          words={shareMessages.newLinkConsequence}
          verb={shareMessages.newLink}
          isBusy={isSending}
          onConfirm={make}
          onCancel={() => setAsking(false)}
        />
      )}
    </div>
  );
}

/** The one press that this is opened for: not tungsten, which its button is. */
const strongClass = "shrink-0 border-transparent! bg-text! font-semibold! text-ground! hover:opacity-90";

type WhoProps = { icon: typeof Globe; title: string; children: React.ReactNode };

function Who({ icon, title, children }: WhoProps) {
  return (
    <div className="flex min-w-0 flex-1 basis-48 items-center gap-3">
      <span className="grid size-9 shrink-0 place-items-center rounded-full bg-raised">
        <Icon of={icon} />
      </span>
      <p className="min-w-0">
        {title}
        <span className="tabular block text-12 text-quiet">{children}</span>
      </p>
    </div>
  );
}

function isThisMachine(link: string): boolean {
  const { hostname } = new URL(link);
  return hostname === "localhost" || hostname.endsWith(".localhost") || /^(127\.|\[::1\]$)/.test(hostname);
}
