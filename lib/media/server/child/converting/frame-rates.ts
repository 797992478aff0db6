import type { Measured } from "#lib/domain/media/asset.ts";

/** Pictures a second, also as FFmpeg writes it without rounding. */
export type FrameRate = { fps: number; text: string };

/** What cameras and programs mean by pictures that come unevenly. */
const usualRates = [24_000 / 1001, 24, 25, 30_000 / 1001, 30, 50, 60_000 / 1001, 60, 120];
/** Of a film of one picture. */
const fallbackFps = 25;
/** Measured rates have three decimals. */
const roundingFps = 0.0006;

/** The constant rate of what is made of a film: its own, the nearest usual one where its pictures come unevenly, or what is asked for where that is less. */
export function rateOf(
  { fps = fallbackFps, isVariableRate }: Pick<Measured, "fps" | "isVariableRate">,
  wanted?: number,
): FrameRate {
  const distance = (rate: number) => Math.abs(rate - fps);
  const usual = usualRates.toSorted((a, b) => distance(a) - distance(b))[0] ?? fps;
  const own = isVariableRate ? usual : fps;
  if (wanted !== undefined && wanted < own) return { fps: wanted, text: `${wanted}` };
  const whole = Math.round(own);
  if (Math.abs(own - whole) < roundingFps) return { fps: own, text: `${whole}` };
  const dropped = Math.round((own * 1001) / 1000);
  if (Math.abs(own - (dropped * 1000) / 1001) < roundingFps)
    return { fps: own, text: `${dropped * 1000}/1001` };
  return { fps: own, text: `${Math.round(own * 1000)}/1000` };
}
