import Link from "next/link";
import { Moment } from "#components/ui/moment.tsx";
import { Still } from "#components/ui/still.tsx";
import type { GalleryListItem } from "#lib/domain/gallery/gallery-view.ts";
import { countText } from "#lib/domain/base/quantity.ts";
import { DeleteGalleryButton } from "./delete-gallery-button.tsx";
import { sharingText } from "./sharing-text.ts";

/** One gallery by its first pictures. */
export function GalleryTile({ gallery }: { gallery: GalleryListItem }) {
  const { id, title, itemCount, covers, sharing, viewCount, waitingCount, updatedAt } = gallery;
  return (
    <li className="relative flex min-w-0 flex-col rounded-panel border border-line bg-panel transition-colors hover:border-edge">
      <div
        className={`grid aspect-video gap-px overflow-hidden rounded-t-panel bg-screen scheme-dark ${covers.length > 1 ? "grid-cols-2" : ""}`}
      >
        {covers.length === 0 && (
          <span className="place-self-center text-12 text-quiet">
            {itemCount === 0 ? "Empty" : "No pictures yet"}
          </span>
        )}
        {covers.map((assetId) => (
          <span key={assetId} className="relative min-h-0 min-w-0">
            <Still
              src={`/media/a/${assetId}/poster`}
              alt=""
              loading="lazy"
              className={`absolute inset-0 size-full ${covers.length > 1 ? "object-cover" : "object-contain"}`}
            />
          </span>
        ))}
      </div>
      <div className="flex grow items-start justify-between gap-2 p-3">
        <div className="min-w-0">
          <h2 className="text-14 font-medium break-words">
            <Link href={`/galleries/${id}`} className="rounded-control after:absolute after:inset-0">
              {title}
            </Link>
          </h2>
          <p className="mt-0.5 text-12 text-quiet">
            {countText(itemCount, "clip")} · {sharingText(sharing)}
            {viewCount > 0 && ` · ${countText(viewCount, "view")}`}
          </p>
          {waitingCount > 0 && (
            <p className="text-12 text-unconfirmed">
              {countText(waitingCount, "comment")} waiting for your approval
            </p>
          )}
          <p className="text-12 text-quiet">
            Changed <Moment at={updatedAt} />
          </p>
        </div>
        <DeleteGalleryButton id={id} title={title} isIcon />
      </div>
    </li>
  );
}
