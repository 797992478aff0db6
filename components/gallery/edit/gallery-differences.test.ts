import { expect, test } from "vitest";
import { newGallery, newItemChoices } from "#lib/domain/gallery/gallery.ts";
import type { GalleryItemId, GenerationId } from "#lib/domain/base/id.ts";
import { differences } from "./gallery-differences.ts";

const item = (name: string) => ({
  ...newItemChoices,
  id: `item ${name}` as GalleryItemId, // any text will do here
  generationId: `generation ${name}` as GenerationId,
});
const gallery = { ...newGallery("Kites"), items: [item("a"), item("b")] };

test("says in what two versions of a gallery differ", () => {
  expect(differences(gallery, gallery)).toEqual([]);
  expect(differences(gallery, { ...gallery, title: "Spring", layout: "story" })).toEqual([
    "title (the other: “Spring”)",
    "layout",
  ]);
  expect(differences(gallery, { ...gallery, introduction: "Hello", allowsHearts: true })).toEqual([
    "introduction",
    "what visitors see or can do",
  ]);
});

test("tells which clips from their order and from their captions", () => {
  const [a, b] = gallery.items as [(typeof gallery.items)[0], (typeof gallery.items)[0]];
  expect(differences(gallery, { ...gallery, items: [b, a] })).toEqual(["order of the clips"]);
  expect(differences(gallery, { ...gallery, items: [a] })).toEqual(["clips"]);
  expect(differences(gallery, { ...gallery, items: [a, { ...b, caption: "Best" }] })).toEqual([
    "captions or settings of single clips",
  ]);
});
