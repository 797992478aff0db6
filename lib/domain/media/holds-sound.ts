import type { Measured } from "./asset.ts";

// Apart from what plays a file: pages that only write prompts need no more of it.

/** Whether something is heard of a file: by what its reading says of it, else by there being an encoding of sound. */
export function holdsSound({ hasSound, audioCodec }: Pick<Measured, "hasSound" | "audioCodec">): boolean {
  return hasSound ?? audioCodec !== undefined;
}
