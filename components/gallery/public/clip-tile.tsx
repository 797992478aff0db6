import clsx from "clsx";
import { Play } from "lucide-react";
import { Icon } from "#components/ui/icon.tsx";
import { clipName } from "#lib/domain/gallery/gallery-address.ts";
import type { GalleryPageView, PageItem } from "#lib/domain/gallery/gallery-page.ts";
import { secondsText } from "#lib/domain/base/quantity.ts";
import { ClipActions } from "./clip-actions.tsx";
import { ClipStill } from "./clip-still.tsx";
import { ClipWords, hasWords } from "./clip-words.tsx";
import { CommentList } from "./comments/comment-list.tsx";
import { useWithOwnComments } from "./comments/own-comments.ts";
import { type Choosing, ChooseBox } from "./choose-box.tsx";
import { Folded } from "./folded.tsx";
import { publicMessages } from "./messages.ts";

type ClipTileProps = {
  page: GalleryPageView;
  item: PageItem;
  mediaRoot: string;
  token: string | null;
  /** From 0, in the sheet. */
  place: number;
  /** Null while no clips are chosen for comparing. */
  choosing: Choosing | null;
};

/** One clip of the sheet: the picture, and under it what may be read of it. */
export function ClipTile({ page, item, mediaRoot, token, place, choosing }: ClipTileProps) {
  const name = clipName(item);
  const comments = useWithOwnComments(item.id, item.comments);
  const isStory = page.layout === "story";
  return (
    <figure className="clip flex min-w-0 flex-col gap-2.5">
      <div className="clip-frame relative">
        <ClipStill item={item} name={name} mediaRoot={mediaRoot} place={place} />
        {choosing && <ChooseBox choosing={choosing} itemId={item.id} name={name} />}
      </div>
      <figcaption className="flex min-w-0 flex-col gap-0.5">
        {item.caption && (
          <p dir="auto" className={isStory ? captionClass.story : captionClass.sheet}>
            {item.caption}
          </p>
        )}
        <div className={clsx("flex flex-wrap items-center", isStory ? "gap-x-5" : "justify-between gap-x-3")}>
          <p className="tabular flex min-h-8 min-w-0 items-center gap-1.5 text-12 text-quiet">
            <Icon of={Play} size={14} className="shrink-0" />
            <span className="min-w-0">
              <span className="whitespace-nowrap">{secondsText(item.durationMs)}</span>
              {item.modelName && ` · ${item.modelName}`}
            </span>
          </p>
          <ClipActions {...{ page, item, name, mediaRoot, token }} isSmall={!isStory} />
        </div>
        {hasWords(item) &&
          (isStory ? (
            <ClipWords item={item} mediaRoot={mediaRoot} />
          ) : (
            <Folded word={publicMessages.madeHow} of={name}>
              <ClipWords item={item} mediaRoot={mediaRoot} />
            </Folded>
          ))}
        {comments.length > 0 && (
          <Folded word={publicMessages.comments(comments.length)} of={name}>
            <CommentList comments={comments} label={publicMessages.commentsOn(name)} />
          </Folded>
        )}
      </figcaption>
    </figure>
  );
}

const captionClass = {
  story: "max-w-prose text-16 break-words whitespace-pre-line",
  sheet: "text-14 font-medium break-words whitespace-pre-line",
};
