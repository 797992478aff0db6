import type { Provider } from "#lib/providers/contract.ts";
import { compile } from "./compile.ts";
import { submitPaths, videoToVideo } from "./limits.ts";
import type { ModellixRequest } from "./wire.ts";

/** Modellix, through its asynchronous tasks. */
export const provider: Provider<ModellixRequest> = {
  id: "modellix",
  name: "Modellix",
  defaultBaseUrl: "https://api.modellix.ai",
  canTestKey: true,
  models: [videoToVideo],
  submitPath: (model) => submitPaths.get(model.id) ?? "",
  compile,
  loadRequestReader: async () => (await import("./import.ts")).readRequest,
};
