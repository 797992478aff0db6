import clsx from "clsx";
import type { CSSProperties, ReactNode } from "react";
import { codecsText } from "#components/generation/measured-text.ts";
import { KindIcon } from "#components/ui/kind-icon.tsx";
import { formats, type Kind } from "#lib/domain/media/format.ts";
import { viewerMessages as messages } from "./messages.ts";
import type { ShownFile } from "./shown-file.ts";
import type { Shown } from "./use-shown.ts";

/** Whose shape a stage's frame has. */
export const ratioStyle = (widthPx: number, heightPx: number) =>
  ({ "--ratio": (widthPx / heightPx).toFixed(4) }) as CSSProperties; // React's type knows no custom properties

type StageNoticeProps = {
  kind: Kind;
  posterSrc?: string | null;
  /** Under it, in quiet. */
  note?: string;
  children: ReactNode;
};

/** In the place of a picture that there is not. */
export function StageNotice({ kind, posterSrc = null, note, children }: StageNoticeProps) {
  return (
    <div className="viewer-stage">
      <div className="viewer-frame">
        {posterSrc && (
          <div
            className="absolute inset-0 bg-contain bg-center bg-no-repeat brightness-[0.32]"
            style={{ backgroundImage: `url("${posterSrc}")` }}
          />
        )}
        <div
          className={clsx(
            "relative grid max-w-sm justify-items-center gap-3 p-6 text-center text-14",
            posterSrc && "rounded-panel bg-[oklch(0.15_0_0/0.72)]",
          )}
        >
          <KindIcon kind={kind} size={28} />
          <div>{children}</div>
          {note && <p className="-mt-2 text-13 text-[oklch(0.8_0_0)]">{note}</p>}
        </div>
      </div>
    </div>
  );
}

type UnshownProps = { kind: Kind; name: string; file: ShownFile; shown: Shown };

/** In the place of a file that nothing shows: its proxy is being made, or this browser fails at all there is. */
export function Unshown({ kind, name, file, shown: { isMaking } }: UnshownProps) {
  const { posterSrc, measured } = file;
  if (isMaking)
    return (
      <StageNotice kind={kind} posterSrc={posterSrc} note={proxyReason(kind, file)}>
        {kind === "image" ? messages.makingPreview : messages.makingProxy}
      </StageNotice>
    );
  const what = whatIs(file) || name;
  return (
    <StageNotice
      kind={kind}
      posterSrc={posterSrc}
      {...(!measured.needsConverting && { note: messages.stillSent })}
    >
      {kind === "image" ? messages.cannotShow(what) : messages.cannotPlay(what)}
    </StageNotice>
  );
}

type ProxyMarkProps = { kind: Kind; file: ShownFile; shown: Shown };

/** Says on the picture that it is a proxy, and why; nothing on the file itself. */
export function ProxyMark({ kind, file, shown: { sources, hasFailed } }: ProxyMarkProps) {
  if (!sources[0]?.isProxy) return null;
  const why = hasFailed ? messages.failedHere : proxyReason(kind, file);
  return (
    <p className="viewer-mark" data-tooltip={why}>
      {kind === "image" ? messages.preview : messages.proxy}
      <span className="sr-only">{`. ${why}`}</span>
    </p>
  );
}

/** Why a file is shown by something else. */
function proxyReason(kind: Kind, file: ShownFile): string {
  if (kind === "image") return messages.browsersCannotShow(whatIs(file));
  if (file.measured.hdr) return messages.proxyOfHdr;
  return file.measured.isInterlaced ? messages.proxyOfInterlaced : messages.browsersCannotPlay(whatIs(file));
}

/** "MOV (ProRes, PCM)", "HEIC" */
function whatIs({ format, measured }: ShownFile): string {
  const word = format ? formats[format].word : "";
  const codecs = codecsText(measured);
  return codecs === "" || codecs === word ? word : `${word} (${codecs})`;
}
