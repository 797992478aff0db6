import type { GenerationOutput, GenerationView } from "#lib/domain/generation/run-view.ts";

/** The video that was asked for, once it is stored here. */
export function resultOf(view: GenerationView): GenerationOutput | null {
  return view.outputs.find((output) => output.role === "result") ?? null;
}
