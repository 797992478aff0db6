import { canonicalJson } from "#lib/domain/base/canonical-json.ts";
import type { GalleryDocument } from "#lib/domain/gallery/gallery.ts";
import { galleryMessages } from "./messages.ts";

const { differs } = galleryMessages;

/** In what two versions of a gallery differ, in a few words each. */
export function differences(one: GalleryDocument, other: GalleryDocument): string[] {
  const found: string[] = [];
  if (one.title.trim() !== other.title.trim()) found.push(differs.title(other.title));
  if (one.introduction !== other.introduction) found.push(differs.introduction);
  if (one.layout !== other.layout) found.push(differs.layout);
  const { title: _a, introduction: _b, layout: _c, items: ours, ...choices } = one;
  const { title: _d, introduction: _e, layout: _f, items: theirs, ...otherChoices } = other;
  if (canonicalJson(choices) !== canonicalJson(otherChoices)) found.push(differs.choices);
  const ids = (items: GalleryDocument["items"]) => items.map((item) => item.generationId);
  if (ids(ours).toSorted().join() !== ids(theirs).toSorted().join()) found.push(differs.clips);
  else if (ids(ours).join() !== ids(theirs).join()) found.push(differs.order);
  const same = ours.filter((item) =>
    theirs.some(
      (their) =>
        their.generationId === item.generationId &&
        canonicalJson({ ...their, id: "" }) !== canonicalJson({ ...item, id: "" }),
    ),
  );
  if (same.length > 0) found.push(differs.captions);
  return found;
}
