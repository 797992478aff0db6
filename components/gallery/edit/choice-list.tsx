import type { ReactNode } from "react";
import { Checkbox } from "#components/ui/checkbox.tsx";
import type { GalleryDocument } from "#lib/domain/gallery/gallery.ts";
import type { GallerySaver } from "./gallery-saver.ts";

/** Those of a gallery's choices that are yes or no. */
export type Switch = {
  [Name in keyof GalleryDocument]: GalleryDocument[Name] extends boolean ? Name : never;
}[keyof GalleryDocument];

type ChoiceListProps = {
  document: GalleryDocument;
  saver: GallerySaver;
  choices: readonly { name: Switch; label: string; description?: ReactNode; isDisabled?: boolean }[];
};

/** Choices that count at once. */
export function ChoiceList({ document, saver, choices }: ChoiceListProps) {
  return choices.map(({ name, label, description, isDisabled = false }) => (
    <Checkbox
      key={name}
      label={label}
      description={description}
      disabled={isDisabled}
      checked={document[name]}
      onChange={({ target }) => saver.change((before) => ({ ...before, [name]: target.checked }))}
    />
  ));
}
