import clsx from "clsx";
import { KindIcon } from "#components/ui/kind-icon.tsx";
import { Still } from "#components/ui/still.tsx";
import type { Kind } from "#lib/domain/media/format.ts";
import type { AssetId } from "#lib/domain/base/id.ts";

const looks: Record<Kind, string> = {
  image: "bg-image/15 text-image",
  video: "bg-video/15 text-video",
  audio: "bg-audio/15 text-audio",
};

type ReferenceChipProps = { label: string; kind: Kind; assetId: AssetId | null };

/** A reference within a line of text, as it is called, with its picture. */
export function ReferenceChip({ label, kind, assetId }: ReferenceChipProps) {
  return (
    <span
      className={clsx(
        "mx-px inline-flex h-5 items-center gap-1.25 rounded-[0.3125rem] pr-1.5 pl-0.75 align-[-0.25rem] text-12 font-medium whitespace-nowrap",
        looks[kind],
      )}
    >
      {assetId === null || kind === "audio" ? (
        <KindIcon kind={kind} size={14} />
      ) : (
        <Still
          src={`/media/a/${assetId}/poster`}
          alt=""
          className="h-3.5 w-5 rounded-[0.125rem] object-cover"
        />
      )}
      {label}
    </span>
  );
}
