import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Select } from "#components/ui/select.tsx";
import type { GalleryItem, GalleryItemChoices, GallerySettings } from "#lib/domain/gallery/gallery.ts";
import type { GalleryResult } from "#lib/domain/gallery/gallery-view.ts";
import { untitledPrompt } from "#lib/domain/prompt/messages.ts";
import { galleryMessages } from "#components/gallery/edit/messages.ts";
import { ReferenceChoice } from "./reference-choice.tsx";

type ItemChoicesDialogProps = {
  item: GalleryItem;
  number: number;
  result: GalleryResult | undefined;
  gallery: Pick<GallerySettings, "showsPrompts" | "showsModels" | "showsSettings">;
  onChange: (id: GalleryItem["id"], choices: Partial<GalleryItemChoices>) => void;
  onClose: () => void;
};

/** What visitors see of one clip. It counts at once. */
export function ItemChoicesDialog({
  item,
  number,
  result,
  gallery,
  onChange,
  onClose,
}: ItemChoicesDialogProps) {
  const references = result?.references ?? [];
  const living = references.filter(({ assetId }) => assetId !== null).map(({ id }) => id);
  const show = (ids: readonly (typeof living)[number][]) =>
    // In the order of the prompt, as the studio keeps them.
    onChange(item.id, {
      shownReferences: references.filter(({ id }) => ids.includes(id)).map(({ id }) => id),
    });
  const shown = item.shownReferences;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={galleryMessages.visibleOf(number)}
      description={result?.excerpt || untitledPrompt}
      actions={
        <Button variant="primary" onClick={onClose}>
          {galleryMessages.done}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <div className="grid gap-3 sm:grid-cols-3">
          <ShownSelect
            label={galleryMessages.prompt}
            value={item.showsPrompt}
            isShownByGallery={gallery.showsPrompts}
            onChange={(showsPrompt) => onChange(item.id, { showsPrompt })}
          />
          <ShownSelect
            label={galleryMessages.model}
            value={item.showsModel}
            isShownByGallery={gallery.showsModels}
            onChange={(showsModel) => onChange(item.id, { showsModel })}
          />
          <ShownSelect
            label={galleryMessages.settings}
            value={item.showsSettings}
            isShownByGallery={gallery.showsSettings}
            onChange={(showsSettings) => onChange(item.id, { showsSettings })}
          />
        </div>
        {references.length > 0 && (
          <fieldset>
            <legend className="text-13 font-medium">{galleryMessages.references}</legend>
            <p className="text-12 text-quiet">{galleryMessages.referencesHint}</p>
            {living.length > 1 && (
              <Checkbox
                label={galleryMessages.allReferences}
                checked={living.every((id) => shown.includes(id))}
                onChange={({ target }) => show(target.checked ? living : [])}
              />
            )}
            {references.map((reference) => (
              <ReferenceChoice
                key={reference.id}
                reference={reference}
                isShown={shown.includes(reference.id)}
                onChange={(isShown) =>
                  show(isShown ? [...shown, reference.id] : shown.filter((id) => id !== reference.id))
                }
              />
            ))}
          </fieldset>
        )}
      </div>
    </Dialog>
  );
}

type ShownSelectProps = {
  label: string;
  value: boolean | null;
  isShownByGallery: boolean;
  onChange: (value: boolean | null) => void;
};

function ShownSelect({ label, value, isShownByGallery, onChange }: ShownSelectProps) {
  return (
    <Select
      label={label}
      value={value === null ? "gallery" : value ? "shown" : "hidden"}
      options={[
        { value: "gallery", label: galleryMessages.likeGallery(isShownByGallery) },
        { value: "shown", label: galleryMessages.shown },
        { value: "hidden", label: galleryMessages.hidden },
      ]}
      onChange={({ target }) => onChange(target.value === "gallery" ? null : target.value === "shown")}
    />
  );
}
