import type { Provider } from "#lib/providers/contract.ts";
import { compile } from "./compile.ts";
import { newerReferenceToVideo, referenceToVideo } from "./limits.ts";
import type { OxenRequest } from "./wire.ts";

/** Oxen.ai, through its queue. */
export const provider: Provider<OxenRequest> = {
  id: "oxen",
  name: "Oxen",
  defaultBaseUrl: "https://hub.oxen.ai",
  canTestKey: true,
  models: [referenceToVideo],
  otherContracts: { newer: [newerReferenceToVideo] },
  submitPath: () => "/api/ai/queue",
  compile,
  loadRequestReader: async () => (await import("./import.ts")).readRequest,
};
