import type { Provider } from "#lib/providers/contract.ts";
import { compile } from "./compile.ts";
import { models } from "./limits.ts";
import type { SirayaRequest } from "./wire.ts";

/** SIRAYA (llm.siraya.ai), which is not Siray. One blocking call per generation. */
export const provider: Provider<SirayaRequest> = {
  id: "siraya",
  name: "SIRAYA",
  defaultBaseUrl: "https://llm.siraya.ai",
  models,
  submitPath: () => "/v1/videos/generations",
  compile,
  loadRequestReader: async () => (await import("./import.ts")).readRequest,
};
