import fc from "fast-check";
import { expect, test } from "vitest";
import { canZoomIn, noZoom, panBy, type Zoom, zoomBy } from "./zoom.ts";

const place = fc.record({
  x: fc.double({ min: -0.5, max: 0.5, noNaN: true }),
  y: fc.double({ min: -0.5, max: 0.5, noNaN: true }),
});
const factor = fc.double({ min: 0.2, max: 5, noNaN: true });

/** Where in the picture lies what is seen at a place of its frame. */
const seenAt = (zoom: Zoom, at: { x: number; y: number }) => ({
  x: (at.x - zoom.x) / zoom.scale,
  y: (at.y - zoom.y) / zoom.scale,
});

test("no gesture leads past an edge of the picture, nor beyond the largest scale", () => {
  fc.assert(
    fc.property(fc.array(fc.record({ factor, place, by: place }), { maxLength: 10 }), (gestures) => {
      let zoom = noZoom;
      for (const gesture of gestures) zoom = panBy(zoomBy(zoom, gesture.factor, gesture.place), gesture.by);
      expect(zoom.scale).toBeGreaterThanOrEqual(1);
      expect(zoom.scale).toBeLessThanOrEqual(8);
      expect(Math.abs(zoom.x)).toBeLessThanOrEqual((zoom.scale - 1) / 2);
      expect(Math.abs(zoom.y)).toBeLessThanOrEqual((zoom.scale - 1) / 2);
    }),
  );
});

test("what lies under the pointer stays there while it grows", () => {
  fc.assert(
    fc.property(place, fc.double({ min: 1, max: 8, noNaN: true }), (at, scale) => {
      const before = seenAt(noZoom, at);
      const after = seenAt(zoomBy(noZoom, scale, at), at);
      expect(after.x).toBeCloseTo(before.x, 6);
      expect(after.y).toBeCloseTo(before.y, 6);
    }),
  );
});

test("all the way out it is whole again, wherever it was", () => {
  expect(zoomBy(panBy(zoomBy(noZoom, 4), { x: 1, y: -1 }), 0.01)).toEqual(noZoom);
  expect(canZoomIn(noZoom)).toBe(true);
  expect(canZoomIn(zoomBy(noZoom, 100))).toBe(false);
});
