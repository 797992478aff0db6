import { useComposer, useSession } from "#components/composer/composer-context.ts";
import { KindIcon } from "#components/ui/kind-icon.tsx";
import { Still } from "#components/ui/still.tsx";
import type { Reference } from "#lib/domain/prompt/reference.ts";

/** The picture of a reference: of the local file at once, the studio's own when there is one. */
export function ReferenceThumbnail({ reference }: { reference: Reference }) {
  const { pictureUrl } = useSession();
  const upload = useComposer((state) => state.uploads.get(reference.id));
  useComposer((state) => state.assets);
  const url = pictureUrl(reference);
  return (
    <div className="grid h-12 w-16 shrink-0 place-items-center overflow-hidden rounded-control border border-line bg-ground">
      {url ? (
        <Still src={url} alt="" className="size-full object-cover" />
      ) : upload?.localUrl && reference.kind === "video" ? (
        <video
          src={upload.localUrl}
          muted
          playsInline
          preload="metadata"
          aria-hidden
          tabIndex={-1}
          className="size-full object-cover"
        />
      ) : (
        <KindIcon kind={reference.kind} size={20} />
      )}
    </div>
  );
}
