import { ClipActions } from "#components/gallery/public/clip-actions.tsx";
import { ClipWords, hasWords } from "#components/gallery/public/clip-words.tsx";
import { Folded } from "#components/gallery/public/folded.tsx";
import { publicMessages } from "#components/gallery/public/messages.ts";
import { clipName } from "#lib/domain/gallery/gallery-address.ts";
import type { GalleryPageView, PageItem } from "#lib/domain/gallery/gallery-page.ts";
import { frameNumber } from "./frame-number.ts";
import { PickButton } from "./pick-button.tsx";

type PlayerCaptionsProps = {
  page: GalleryPageView;
  items: readonly PageItem[];
  mediaRoot: string;
  token: string | null;
};

/** Under the stage: a column for each clip, with its words and what may be done with it. */
export function PlayerCaptions({ page, items, mediaRoot, token }: PlayerCaptionsProps) {
  const votes = page.allowsVotes && items.length === 2 && items.every(({ canVote }) => canVote);
  return (
    <ul aria-label={publicMessages.clips} className="player-captions" data-count={items.length}>
      {items.map((item) => {
        const name = clipName(item);
        const caption = item.caption.trim();
        return (
          <li key={item.id} className="min-w-0">
            <div className="flex min-h-15 flex-wrap items-center gap-x-2.5 gap-y-0.5 py-2">
              <span className="self-start pt-2.5 font-mono text-12 leading-5 font-medium text-quiet">
                {frameNumber(item.number)}
              </span>
              <div className={`min-w-0 grow py-1.5 ${caption || item.modelName ? "basis-40" : ""}`}>
                {caption && (
                  <p
                    dir="auto"
                    className="text-16 font-medium tracking-tight break-words whitespace-pre-line"
                  >
                    {caption}
                  </p>
                )}
                {item.modelName && <p className="text-13 text-quiet">{item.modelName}</p>}
              </div>
              <div className="flex max-w-full flex-wrap items-center justify-between gap-2 self-start pt-1 max-sm:grow">
                <ClipActions {...{ page, item, name, mediaRoot, token }} isSmall />
                {votes && (
                  <PickButton
                    id={item.id}
                    name={name}
                    otherId={items.find(({ id }) => id !== item.id)?.id ?? item.id}
                    token={token}
                  />
                )}
              </div>
            </div>
            {hasWords(item) && (
              <div className="-mt-2 pb-2">
                <Folded word={publicMessages.madeHow} of={name}>
                  <ClipWords item={item} mediaRoot={mediaRoot} />
                </Folded>
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
