import fc from "fast-check";
import { expect, test } from "vitest";
import { galleryItemsMax, newGallery } from "#lib/domain/gallery/gallery.ts";
import type { GalleryItemId, GenerationId, ReferenceId } from "#lib/domain/base/id.ts";
import {
  addResults,
  changeItem,
  moveItem,
  putItemBack,
  removeItem,
  showReferences,
} from "./document-changes.ts";

const generationId = (number: number) => `generation ${number}` as GenerationId; // any text will do here
const made = () => {
  let count = 0;
  return () => `item ${count++}` as GalleryItemId; // as above
};
const gallery = (count: number) =>
  addResults(
    newGallery("Kites"),
    Array.from({ length: count }, (_, index) => generationId(index)),
    made(),
  );
const arbitraryPlace = fc.integer({ min: -3, max: 15 });

test("a moved item stands at its place, and the others keep their order", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.nat(11), arbitraryPlace, (count, which, place) => {
      const before = gallery(count);
      const { id } = before.items[which % count]!;
      const after = moveItem(before, id, place);
      const to = Math.min(Math.max(place, 0), count - 1);
      expect(after.items[to]?.id).toBe(id);
      expect(after.items.filter((item) => item.id !== id)).toEqual(
        before.items.filter((item) => item.id !== id),
      );
    }),
  );
});

test("a move to where it stands changes nothing at all", () => {
  const before = gallery(3);
  expect(moveItem(before, before.items[1]!.id, 1)).toBe(before);
  expect(moveItem(before, before.items[2]!.id, 9)).toBe(before);
});

test("what is removed and put back is what it was", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.nat(11), (count, which) => {
      const before = gallery(count);
      const place = which % count;
      const item = before.items[place]!;
      const without = removeItem(before, item.id);
      expect(without.items).toHaveLength(count - 1);
      expect(putItemBack(without, item, place)).toEqual(before);
    }),
  );
});

test("what stands there again is not put back beside itself", () => {
  const before = gallery(2);
  const item = before.items[0]!;
  expect(putItemBack(before, item, 0)).toBe(before);
  const again = addResults(removeItem(before, item.id), [item.generationId], () => "anew" as GalleryItemId);
  expect(putItemBack(again, item, 0)).toBe(again);
});

test("a result is added once, however often it is chosen, and never beyond what a gallery holds", () => {
  const makeId = made();
  const two = addResults(newGallery("Kites"), [generationId(1), generationId(1), generationId(2)], makeId);
  expect(two.items.map((item) => item.generationId)).toEqual([generationId(1), generationId(2)]);
  expect(addResults(two, [generationId(2)], makeId)).toBe(two);
  expect(gallery(galleryItemsMax + 5).items).toHaveLength(galleryItemsMax);
});

test("a change of one item leaves every other the very same", () => {
  const before = gallery(3);
  const after = changeItem(before, before.items[1]!.id, { caption: "The best one" });
  expect(after.items[1]).toEqual({ ...before.items[1], caption: "The best one" });
  expect(after.items[0]).toBe(before.items[0]);
  expect(after.items[2]).toBe(before.items[2]);
});

test("references are shown of all clips at once, and put back as they were", () => {
  const reference = "reference" as ReferenceId; // any text will do here
  const before = gallery(3);
  const [first, second, third] = before.items;
  const shown = new Map([
    [first!.id, [reference]],
    [second!.id, []],
  ]);
  const after = showReferences(before, shown);
  expect(after.items.map((item) => item.shownReferences)).toEqual([[reference], [], []]);
  expect(after.items[2]).toBe(third);
  const back = new Map(before.items.map((item) => [item.id, item.shownReferences]));
  expect(showReferences(after, back)).toEqual(before);
});
