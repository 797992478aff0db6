import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { galleryIdSchema } from "#lib/domain/base/id.ts";
import { deletedGalleries, noteDeleted, noteRestored } from "./deleted-galleries.ts";

const id = galleryIdSchema.parse("0198c0de-0000-7000-8000-000000000001");
const isOver = () => deletedGalleries.get().map((one) => one.isOver);

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test("a gallery that is deleted, restored and deleted again can be restored as long as the first time", () => {
  noteDeleted(id, "Kites");
  vi.advanceTimersByTime(9_000);
  noteRestored(id);
  noteDeleted(id, "Kites");
  vi.advanceTimersByTime(9_000);
  expect(isOver()).toEqual([false]);
  vi.advanceTimersByTime(1_000);
  expect(isOver()).toEqual([true]);
});
