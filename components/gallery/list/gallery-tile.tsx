import clsx from "clsx";
import Link from "next/link";
import { Moment } from "#components/ui/moment.tsx";
import { Still } from "#components/ui/still.tsx";
import type { GalleryListItem, GallerySharing } from "#lib/domain/gallery/gallery-view.ts";
import { galleryListMessages } from "./messages.ts";
import { TileActions } from "./tile-actions.tsx";

/** One gallery by its first pictures: one large, the next beside it. */
export function GalleryTile({ gallery }: { gallery: GalleryListItem }) {
  const { id, title, itemCount, covers, sharing, viewCount, waitingCount, updatedAt } = gallery;
  return (
    <li className="group/tile relative flex min-w-0 flex-col gap-3">
      <div
        className={clsx(
          "grid aspect-video gap-1 overflow-hidden rounded-control bg-panel text-13 text-quiet",
          covers.length === 2 && "grid-cols-2",
          covers.length > 2 && "grid-cols-[3fr_1fr]",
          covers.length === 3 && "grid-rows-2",
          covers.length > 3 && "grid-rows-3",
        )}
      >
        {covers.length === 0 && (
          <span className="place-self-center">
            {itemCount === 0 ? galleryListMessages.empty : galleryListMessages.noPictures}
          </span>
        )}
        {covers.map((assetId, place) => (
          <span
            key={assetId}
            className={clsx(
              "relative min-h-0 min-w-0 bg-screen",
              place === 0 && covers.length === 3 && "row-span-2",
              place === 0 && covers.length > 3 && "row-span-3",
            )}
          >
            <Still
              src={`/media/a/${assetId}/poster`}
              alt=""
              loading="lazy"
              className="absolute inset-0 size-full object-cover"
            />
          </span>
        ))}
      </div>
      <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-2">
        <div className="min-w-0 flex-1 basis-40">
          <h2 className="text-16 font-medium break-words">
            <Link href={`/galleries/${id}`} className="rounded-control after:absolute after:inset-0">
              {title}
            </Link>
          </h2>
          <p className="tabular mt-0.5 text-13 text-quiet">
            {galleryListMessages.clips(itemCount)} · {sharingText(sharing)}
            {viewCount > 0 && ` · ${galleryListMessages.views(viewCount)}`}
          </p>
          {waitingCount > 0 && (
            <p className="text-13 text-unconfirmed">{galleryListMessages.waiting(waitingCount)}</p>
          )}
          <p className="text-13 text-quiet">
            {galleryListMessages.edited} <Moment at={updatedAt} />
          </p>
        </div>
        <TileActions id={id} title={title} canCopyLink={sharing.canCopyLink && !sharing.isOver} />
      </div>
    </li>
  );
}

/** Whether a gallery is shared, in a word or two. */
function sharingText({ linkedAt, hasPassword, isOver }: GallerySharing): string {
  if (linkedAt === null) return galleryListMessages.notShared;
  if (isOver) return galleryListMessages.expired;
  return hasPassword ? galleryListMessages.sharedByPassword : galleryListMessages.shared;
}
