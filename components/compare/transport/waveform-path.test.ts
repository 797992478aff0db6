import fc from "fast-check";
import { expect, test } from "vitest";
import { thinPeaks, waveformPath } from "./waveform-path.ts";

test("an outline goes along the peaks and comes back under the middle", () => {
  expect(waveformPath([0.5, 1])).toBe("M0 1L0 0.5L1 0L1 2L0 1.5Z");
  expect(waveformPath([0])).toBe("M0 1L0 0.96L0 1.04Z");
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
