import { useState } from "react";
import { shareMessages } from "#components/gallery/edit/messages.ts";
import type { GalleryEditing } from "#components/gallery/edit/use-gallery-editor.ts";
import { Button } from "#components/ui/button.tsx";
import { stopSharingAction } from "#lib/actions/gallery-link-actions.ts";
import type { GalleryId } from "#lib/domain/base/id.ts";
import { AskRow } from "./ask-row.tsx";
import { EmbedRow } from "./embed-row.tsx";
import { ExpiryRow } from "./expiry-row.tsx";
import { LinkPart } from "./link-part.tsx";
import { PasswordRow } from "./password-row.tsx";
import { ReferencesRow } from "./references-row.tsx";
import { SwitchRow } from "./switch-row.tsx";
import { useSharingAction } from "./use-sharing-action.ts";
import type { GalleryDocument } from "#lib/domain/gallery/gallery.ts";

/** Those of a gallery's choices that are yes or no. */
type SwitchName = {
  [Name in keyof GalleryDocument]: GalleryDocument[Name] extends boolean ? Name : never;
}[keyof GalleryDocument];

type SharePanelProps = {
  id: GalleryId;
  editing: Pick<GalleryEditing, "saver" | "document" | "results" | "sharing" | "responses" | "setSharing">;
};

const sectionClass = "border-t border-line pt-2";
const headingClass = "mb-1 text-12 text-quiet";

/** Who sees the gallery, by what, until when, and what they may do. All of it counts at once. */
export function SharePanel({ id, editing }: SharePanelProps) {
  const { saver, document, sharing, responses, setSharing } = editing;
  const [known, setKnown] = useState<{ link: string; linkedAt: string | null } | null>(null);
  const [isAsking, setAsking] = useState(false);
  const { isSending, send } = useSharingAction(setSharing);
  const isShared = sharing.linkedAt !== null;
  // Another tab may have made a new one, or none.
  const link = known?.linkedAt === sharing.linkedAt ? known.link : null;
  const setLink = (made: string, linkedAt = sharing.linkedAt) => setKnown({ link: made, linkedAt });
  const on = (name: SwitchName) => ({
    checked: document[name],
    onChange: (isOn: boolean) => saver.change((before) => ({ ...before, [name]: isOn })),
  });
  const stop = () =>
    send(
      () => stopSharingAction({ galleryId: id }),
      () => setAsking(false),
    );
  return (
    <>
      <LinkPart
        id={id}
        sharing={sharing}
        viewCount={responses.viewCount}
        {...{ link, setLink }}
        onChange={setSharing}
      />
      <section aria-label={shareMessages.visitorsCan} className={sectionClass}>
        <h3 className={headingClass}>{shareMessages.visitorsCan}</h3>
        <SwitchRow label={shareMessages.comment} {...on("allowsComments")} />
        {document.allowsComments && (
          <SwitchRow label={shareMessages.approve} isPartOf {...on("approvesComments")} />
        )}
        <SwitchRow
          label={shareMessages.vote}
          hint={document.items.length < 2 ? shareMessages.needsTwo : undefined}
          {...on("allowsVotes")}
        />
        {document.allowsVotes && (
          <SwitchRow label={shareMessages.votesWithDrafts} isPartOf {...on("votesWithDrafts")} />
        )}
        <SwitchRow label={shareMessages.heart} {...on("allowsHearts")} />
        <SwitchRow label={shareMessages.download} {...on("allowsDownloads")} />
        <SwitchRow label={shareMessages.remix} hint={shareMessages.remixHint} {...on("allowsRemix")} />
      </section>
      <section aria-label={shareMessages.show} className={sectionClass}>
        <h3 className={headingClass}>{shareMessages.show}</h3>
        <SwitchRow label={shareMessages.models} {...on("showsModels")} />
        <SwitchRow label={shareMessages.prompts} {...on("showsPrompts")} />
        <SwitchRow label={shareMessages.settings} {...on("showsSettings")} />
        <ReferencesRow {...{ saver, document }} results={editing.results} />
      </section>
      <section aria-label={shareMessages.access} className={sectionClass}>
        <PasswordRow galleryId={id} hasPassword={sharing.hasPassword} onChange={setSharing} />
        <ExpiryRow galleryId={id} expiresAt={sharing.expiresAt} onChange={setSharing} />
        <EmbedRow
          {...{ id, setLink }}
          hasLink={sharing.canCopyLink || link !== null}
          title={document.title}
          hasPassword={sharing.hasPassword}
          {...on("allowsEmbedding")}
        />
      </section>
      {isShared && (
        <section aria-label={shareMessages.stop} className={sectionClass}>
          {isAsking ? (
            <AskRow
              words={shareMessages.stopConsequence}
              verb={shareMessages.stop}
              isBusy={isSending}
              onConfirm={stop}
              onCancel={() => setAsking(false)}
            />
          ) : (
            <div className="-mr-2.5 flex justify-end">
              <Button size="small" variant="quiet" className="text-failed!" onClick={() => setAsking(true)}>
                {shareMessages.stop}
              </Button>
            </div>
          )}
        </section>
      )}
    </>
  );
}
