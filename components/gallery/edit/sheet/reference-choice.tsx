import { galleryMessages } from "#components/gallery/edit/messages.ts";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { KindIcon } from "#components/ui/kind-icon.tsx";
import { Still } from "#components/ui/still.tsx";
import type { GalleryResult } from "#lib/domain/gallery/gallery-view.ts";

type ReferenceChoiceProps = {
  reference: GalleryResult["references"][number];
  isShown: boolean;
  onChange: (isShown: boolean) => void;
};

/** Whether visitors see one reference of a prompt. */
export function ReferenceChoice({ reference, isShown, onChange }: ReferenceChoiceProps) {
  const { kind, name, label, assetId } = reference;
  return (
    <Checkbox
      label={
        <span className="flex min-w-0 items-center gap-2.5">
          <span className="relative grid size-9 shrink-0 place-items-center overflow-hidden rounded-control bg-screen scheme-dark">
            {assetId && kind !== "audio" ? (
              <Still
                src={`/media/a/${assetId}/poster`}
                alt=""
                loading="lazy"
                className="absolute inset-0 size-full object-cover"
              />
            ) : (
              <KindIcon kind={kind} />
            )}
          </span>
          <span className="min-w-0 text-13 break-words">{`${label}: ${name}`}</span>
        </span>
      }
      description={assetId ? undefined : galleryMessages.fileDeleted}
      disabled={assetId === null}
      checked={isShown && assetId !== null}
      onChange={({ target }) => onChange(target.checked)}
    />
  );
}
