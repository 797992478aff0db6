import { useRef } from "react";
import { FilmStrip } from "#components/compare/transport/film-strip.tsx";
import { filmKeys, PlayerBar, toggle } from "./player-bar.tsx";
import { ProxyMark, ratioStyle } from "./stage-notice.tsx";
import type { StageProps } from "./stage-props.ts";
import { useFilm } from "./use-film.ts";
import { usePicture } from "./use-picture.ts";

const stripFilmPx = 64;

/** A film with its player, and its whole length in pictures under it. */
export function FilmStage(props: StageProps) {
  const { reference, file, shown, onKeys, onSwipe } = props;
  const film = useFilm(props, "video");
  const { clip, onTimeLine, playhead, code } = film;
  const stage = useRef<HTMLDivElement>(null);
  const { onPointerDown } = usePicture({
    ...{ stage, onKeys, onSwipe },
    onPress: () => toggle(playhead),
    onKey: filmKeys(playhead),
  });

  return (
    <>
      <div ref={stage} className="viewer-stage">
        <div className="viewer-frame" style={ratioStyle(clip.widthPx, clip.heightPx)}>
          <div data-of={reference.id} tabIndex={-1} onPointerDown={onPointerDown} className="viewer-picture">
            <div className="viewer-zoomed">
              {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- what one has uploaded comes without captions */}
              <video {...film.video} poster={file.posterSrc ?? undefined} />
            </div>
          </div>
        </div>
        <ProxyMark kind="video" file={file} shown={shown} />
        <PlayerBar film={film} hasFrames />
      </div>
      <div className="viewer-reel">
        <FilmStrip
          {...{ playhead, code }}
          clips={[clip]}
          film={clip}
          clip={onTimeLine}
          notes={null}
          filmPx={stripFilmPx}
        />
      </div>
    </>
  );
}
