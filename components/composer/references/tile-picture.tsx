import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useSession } from "#components/composer/composer-context.ts";
import type { ShownFile } from "#components/composer/viewer/shown-file.ts";
import { thinPeaks, waveformPath } from "#components/compare/transport/waveform-path.ts";
import { Still } from "#components/ui/still.tsx";
import type { Reference } from "#lib/domain/prompt/reference.ts";
import { playableQuery } from "#lib/queries/playable-query.ts";
import { waveformQuery } from "#lib/queries/waveform-query.ts";

type TilePictureProps = { reference: Reference; file: Pick<ShownFile, "studio" | "src"> };

/** How a reference looks: of the local file at once, the studio's own picture when there is one, a sound as its waveform. */
export function TilePicture({ reference, file: { studio, src } }: TilePictureProps) {
  const { pictureUrl } = useSession();
  const url = pictureUrl(reference);
  const [failed, setFailed] = useState<string | null>(null); // its icon is better than a broken picture
  if (reference.kind === "audio")
    return studio && <Waveform id={reference.assetId} src={`${studio}/waveform`} />;
  if (url && url !== failed)
    return (
      <Still
        src={url}
        alt=""
        draggable={false}
        onError={() => setFailed(url)}
        className="size-full object-cover"
      />
    );
  if (reference.kind !== "video" || !src) return null;
  return (
    <video
      src={src}
      muted
      playsInline
      preload="metadata"
      aria-hidden
      tabIndex={-1}
      className="size-full object-cover"
    />
  );
}

const bars = 32;

/** The studio draws it after it has read the sound: it is asked for once it is there. */
function Waveform({ id, src }: { id: Reference["assetId"]; src: string }) {
  const { data: playable } = useQuery(playableQuery(id, "audio"));
  const { data } = useQuery({ ...waveformQuery(src), enabled: playable?.hasWaveform === true });
  if (!data) return null;
  return (
    <svg aria-hidden viewBox={`0 0 ${bars} 2`} preserveAspectRatio="none" className="ref-wave">
      <path d={waveformPath(thinPeaks(data.peaks, bars))} />
    </svg>
  );
}
