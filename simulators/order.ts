import { outputSize } from "#lib/domain/limits/output-size.ts";
import { aspectRatios } from "#lib/domain/settings/setting-values.ts";
import type { Order } from "./result-film.ts";

/** What a job makes, out of what its body asked for. A film in 4K would take long to draw: it becomes 1080p here. */
export function orderOf(asked: {
  resolution: unknown;
  ratio: unknown;
  seconds: unknown;
  sound: unknown;
  model: unknown;
  prompt: unknown;
}): Order {
  const ratio = aspectRatios.find((each) => each === asked.ratio) ?? "16:9";
  const resolution = asked.resolution === "480p" || asked.resolution === "720p" ? asked.resolution : "1080p";
  return {
    ...outputSize(resolution, ratio),
    seconds: Number(asked.seconds),
    hasSound: asked.sound !== false,
    model: String(asked.model),
    prompt: String(asked.prompt),
  };
}
