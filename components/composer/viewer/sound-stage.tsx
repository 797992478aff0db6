import { useEffect, useRef } from "react";
import { SoundBars } from "#components/compare/transport/film-strip.tsx";
import { PlayheadSlider } from "#components/compare/transport/playhead-slider.tsx";
import { noSize, useSize } from "#components/compare/use-size.ts";
import { filmKeys, PlayerBar } from "./player-bar.tsx";
import { ProxyMark } from "./stage-notice.tsx";
import type { StageProps } from "./stage-props.ts";
import { useFilm } from "./use-film.ts";

/** A sound as it swells and fades, which is its time line too. */
export function SoundStage(props: StageProps) {
  const { file, shown, onKeys } = props;
  const film = useFilm(props, "audio");
  const { clip, playhead, code } = film;
  const wave = useRef<HTMLDivElement>(null);
  const { widthPx } = useSize(wave) ?? noSize;
  useEffect(() => onKeys(filmKeys(playhead)));

  return (
    <div className="viewer-stage">
      <div className="viewer-frame">
        {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- what one has uploaded comes without captions */}
        <video {...film.video} hidden />
        <div ref={wave} className="viewer-sound">
          <PlayheadSlider playhead={playhead} code={code}>
            <div className="viewer-silence" />
            {clip.waveformSrc && (
              <SoundBars src={clip.waveformSrc} widthPx={widthPx} place={{ "--from": 0, "--share": 1 }} />
            )}
            <div className="strip-head" />
          </PlayheadSlider>
        </div>
      </div>
      <ProxyMark kind="audio" file={file} shown={shown} />
      <PlayerBar film={film} hasFrames={false} />
    </div>
  );
}
