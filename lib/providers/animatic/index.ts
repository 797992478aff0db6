import { parseStored } from "#lib/domain/base/ladder.ts";
import { settingsOfSize } from "#lib/domain/limits/output-size.ts";
import type { Provider } from "#lib/providers/contract.ts";
import { compile } from "./compile.ts";
import { animatic } from "./limits.ts";
import { outline } from "./outline.ts";
import { type AnimaticRequest, animaticRequestLadder } from "./wire.ts";

/** The studio's own provider: renders a free draft from a prompt's references. */
export const provider: Provider<AnimaticRequest> = {
  id: "animatic",
  name: "This studio",
  models: [animatic],
  compile,
  outline,
  toldSettings,
};

/** Whether its sound was asked for cannot be seen in a list without any. */
function toldSettings(request: unknown): ReturnType<NonNullable<Provider<AnimaticRequest>["toldSettings"]>> {
  const stored = parseStored(animaticRequestLadder, request);
  if (stored.state !== "read") return {};
  const { durationMs, widthPx, heightPx, sounds } = stored.document;
  return { durationMs, ...settingsOfSize(widthPx, heightPx), ...(sounds.length > 0 && { sound: true }) };
}
