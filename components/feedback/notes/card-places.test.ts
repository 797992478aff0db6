import fc from "fast-check";
import { expect, test } from "vitest";
import { cardPlaces } from "./card-places.ts";

test("a card lies at the right of the picture's foot, above its caption", () => {
  expect(cardPlaces({ width: 1080, height: 608 }, 148)?.[0]).toMatchObject({
    leftPx: 1080 - 288 - 24,
    topPx: 608 - 148 - 96,
  });
});

test("a card never leaves its picture, however large text is", () => {
  fc.assert(
    fc.property(
      fc.record({ width: fc.integer({ min: 100, max: 3000 }), height: fc.integer({ min: 100, max: 2000 }) }),
      fc.integer({ min: 60, max: 200 }),
      fc.constantFrom(1, 1.5, 2),
      (picture, height, textScale) => {
        const heightPx = height * textScale;
        for (const { leftPx, topPx } of cardPlaces(picture, heightPx, textScale) ?? []) {
          expect(leftPx).toBeGreaterThanOrEqual(0);
          expect(topPx).toBeGreaterThanOrEqual(0);
          expect(leftPx + 288 * textScale).toBeLessThanOrEqual(picture.width);
          expect(topPx + heightPx).toBeLessThanOrEqual(picture.height);
        }
      },
    ),
  );
});

test("a picture as narrow as a phone's, or as low as one of a strip, has no place for a card", () => {
  expect(cardPlaces({ width: 390, height: 693 }, 148)).toBeNull();
  expect(cardPlaces({ width: 480, height: 180 }, 148)).toBeNull();
  expect(cardPlaces({ width: 640, height: 360 }, 300, 2)).toBeNull();
});
