import { canonicalJson } from "#lib/domain/base/canonical-json.ts";
import type { GalleryDocument } from "#lib/domain/gallery/gallery.ts";

/** In what two versions of a gallery differ, in a few words each. */
export function differences(one: GalleryDocument, other: GalleryDocument): string[] {
  const found: string[] = [];
  if (one.title.trim() !== other.title.trim()) found.push(`the title (the other: “${other.title}”)`);
  if (one.introduction !== other.introduction) found.push("the introduction");
  if (one.layout !== other.layout) found.push("the layout");
  const { title: _a, introduction: _b, layout: _c, items: ours, ...choices } = one;
  const { title: _d, introduction: _e, layout: _f, items: theirs, ...otherChoices } = other;
  if (canonicalJson(choices) !== canonicalJson(otherChoices))
    found.push("what visitors see, or what they may do");
  const ids = (items: GalleryDocument["items"]) => items.map((item) => item.generationId);
  if (ids(ours).toSorted().join() !== ids(theirs).toSorted().join()) found.push("which clips stand there");
  else if (ids(ours).join() !== ids(theirs).join()) found.push("the order of the clips");
  const same = ours.filter((item) =>
    theirs.some(
      (their) =>
        their.generationId === item.generationId &&
        canonicalJson({ ...their, id: "" }) !== canonicalJson({ ...item, id: "" }),
    ),
  );
  if (same.length > 0) found.push("captions, or what is shown of single clips");
  return found;
}
