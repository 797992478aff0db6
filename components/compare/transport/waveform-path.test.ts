import fc from "fast-check";
import { expect, test } from "vitest";
import { thinPeaks, waveformPath } from "./waveform-path.ts";

test("each peak is a bar around the middle, and silence is seen as a low one", () => {
  expect(waveformPath([0.5, 1])).toBe("M0 0.5h.6v1h-.6zM1 0h.6v2h-.6z");
  expect(waveformPath([0])).toBe("M0 0.92h.6v0.16h-.6z");
});

test("thinning keeps the loudest peak and makes none up", () => {
  const peaks = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 1000 });
  fc.assert(
    fc.property(peaks, fc.integer({ min: 1, max: 300 }), (all, count) => {
      const thin = thinPeaks(all, count);
      expect(thin.length).toBe(Math.min(all.length, count));
      expect(Math.max(...thin)).toBe(Math.max(...all));
    }),
  );
});
