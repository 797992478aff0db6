import type { Provider } from "#lib/providers/contract.ts";
import { compile } from "./compile.ts";
import { ref2vSpicy } from "./limits.ts";
import type { SirayRequest } from "./wire.ts";

/** Siray (api.siray.ai), which is not SIRAYA. */
export const provider: Provider<SirayRequest> = {
  id: "siray",
  name: "Siray",
  defaultBaseUrl: "https://api.siray.ai",
  models: [ref2vSpicy],
  submitPath: () => "/v1/video/generations",
  compile,
  loadRequestReader: async () => (await import("./import.ts")).readRequest,
};
