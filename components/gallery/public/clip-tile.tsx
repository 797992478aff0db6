import { MessageSquare } from "lucide-react";
import { buttonClass } from "#components/ui/button-class.ts";
import { Icon } from "#components/ui/icon.tsx";
import { clipName } from "#lib/domain/gallery/gallery-address.ts";
import type { GalleryPageView, PageItem } from "#lib/domain/gallery/gallery-page.ts";
import { clockText } from "#lib/domain/base/quantity.ts";
import { ClipActions, RemixLink } from "./clip-actions.tsx";
import { ClipStill } from "./clip-still.tsx";
import { ClipWords, hasWords } from "./clip-words.tsx";
import { CommentList } from "./comments/comment-list.tsx";
import { useWithOwnComments } from "./comments/own-comments.ts";
import { type Choosing, ChooseBox } from "./choose-box.tsx";
import { Folded } from "./folded.tsx";
import { publicMessages } from "./messages.ts";
import { frameNumber } from "./player/frame-number.ts";
import { commentsHash } from "./use-opened.ts";

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

/** One clip of the sheet: the picture, and under it one line of what it is and what was said of it. */
export function ClipTile({ page, item, mediaRoot, token, place, choosing }: ClipTileProps) {
  const name = clipName(item);
  const comments = useWithOwnComments(item.id, item.comments);
  const isStory = page.layout === "story";
  const remixesHere = isStory || !hasWords(item); // else beside the prompt
  return (
    <figure className="clip flex min-w-0 flex-col gap-2.5">
      <div className="clip-frame relative">
        <ClipStill item={item} name={name} mediaRoot={mediaRoot} place={place} />
        {choosing && <ChooseBox choosing={choosing} itemId={item.id} name={name} />}
      </div>
      <figcaption className="flex min-w-0 flex-col gap-0.5">
        <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
          <span className="font-mono text-12 leading-5 font-medium text-quiet">
            {frameNumber(item.number)}
          </span>
          <div className={`min-w-0 grow ${item.caption || item.modelName ? "basis-32" : ""}`}>
            {item.caption && (
              <p dir="auto" className={isStory ? captionClass.story : captionClass.sheet}>
                {item.caption}
              </p>
            )}
            {item.modelName && <p className="text-12 leading-5 text-quiet">{item.modelName}</p>}
          </div>
          <div className="clip-facts">
            <span className="px-2.5 whitespace-nowrap text-quiet">{clockText(item.durationMs)}</span>
            <ClipActions
              {...{ page, item, name, mediaRoot, token }}
              isSmall={!isStory}
              hasRemix={remixesHere}
            />
            {comments.length > 0 && (
              <a
                href={commentsHash(item.id)}
                aria-label={publicMessages.commentsOf(name, comments.length)}
                className={buttonClass("quiet", "small", "needs-script")}
              >
                <Icon of={MessageSquare} />
                {comments.length}
              </a>
            )}
          </div>
        </div>
        {hasWords(item) &&
          (isStory ? (
            <ClipWords item={item} mediaRoot={mediaRoot} />
          ) : (
            <Folded word={publicMessages.madeHow} of={name}>
              <ClipWords item={item} mediaRoot={mediaRoot} />
              {item.canRemix && (
                <div className="mt-2 -ml-2.5">
                  <RemixLink {...{ item, name, token }} />
                </div>
              )}
            </Folded>
          ))}
        {comments.length > 0 && (
          <noscript>
            <Folded word={publicMessages.comments(comments.length)} of={name}>
              <CommentList comments={comments} label={publicMessages.commentsOn(name)} />
            </Folded>
          </noscript>
        )}
      </figcaption>
    </figure>
  );
}

const captionClass = {
  story: "max-w-prose text-16 break-words whitespace-pre-line",
  sheet: "text-14 break-words whitespace-pre-line",
};
