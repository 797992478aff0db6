import type { Provider } from "#lib/providers/contract.ts";
import { compile } from "./compile.ts";
import { animatic } from "./limits.ts";
import { outline } from "./outline.ts";
import type { AnimaticRequest } from "./wire.ts";

/** The studio's own provider: renders a free draft from a prompt's references. */
export const provider: Provider<AnimaticRequest> = {
  id: "animatic",
  name: "This studio",
  models: [animatic],
  compile,
  outline,
};
