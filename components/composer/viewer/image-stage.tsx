import { useRef, useState } from "react";
import { useSize } from "#components/compare/use-size.ts";
import { Still } from "#components/ui/still.tsx";
import { viewerMessages as messages } from "./messages.ts";
import type { StageProps } from "./stage-props.ts";
import { ProxyMark, ratioStyle } from "./stage-notice.tsx";
import { usePicture } from "./use-picture.ts";

/** A difference that nobody sees. */
const hardly = 1.02;

/** An image as a whole, or with one of its pixels for one of the screen's. */
export function ImageStage({ title, reference, file, shown, onKeys, onSwipe }: StageProps) {
  const stage = useRef<HTMLDivElement>(null);
  const picture = useRef<HTMLDivElement>(null);
  const size = useSize(picture);
  const [natural, setNatural] = useState<{ width: number; height: number } | null>(null);
  const [whole = "", ...others] = shown.sources.map(({ src }) => src);
  const widthPx = others.length > 0 ? file.measured.widthPx : natural?.width;
  const actualScale = size && widthPx ? widthPx / (size.widthPx * window.devicePixelRatio) : 1;
  const canZoom = actualScale > hardly;
  const { isZoomed, zoomTo, onPointerDown } = usePicture({
    ...{ stage, onKeys, onSwipe },
    onPress: (at) => (canZoom || isZoomed) && zoomTo(isZoomed ? 1 : actualScale, at),
  });
  const shape =
    file.measured.widthPx && file.measured.heightPx
      ? { width: file.measured.widthPx, height: file.measured.heightPx }
      : (natural ?? undefined);

  return (
    <div ref={stage} className="viewer-stage">
      <div className="viewer-frame" style={shape && ratioStyle(shape.width, shape.height)}>
        <div
          ref={picture}
          data-of={reference.id}
          data-enlarges={canZoom ? "" : undefined}
          tabIndex={-1}
          onPointerDown={onPointerDown}
          className="viewer-picture"
        >
          <div className="viewer-zoomed">
            {file.posterSrc && natural === null && <Still src={file.posterSrc} alt="" />}
            <Still
              key={whole}
              src={whole}
              alt={title}
              draggable={false}
              onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) =>
                setNatural({ width, height })
              }
              onError={() => shown.onFail(whole)}
            />
            {isZoomed &&
              others.map((src) => (
                <Still key={src} src={src} alt="" draggable={false} onError={() => shown.onFail(src)} />
              ))}
          </div>
        </div>
      </div>
      <ProxyMark kind="image" file={file} shown={shown} />
      {(canZoom || isZoomed) && (
        <div className="viewer-bar is-corner">
          <button
            type="button"
            aria-pressed={isZoomed}
            data-tooltip={messages.zoomHint}
            onClick={() => zoomTo(isZoomed ? 1 : actualScale, { x: 0, y: 0 })}
            className="viewer-button tabular px-3 text-13 font-medium"
          >
            {messages.actualSize}
          </button>
        </div>
      )}
    </div>
  );
}
