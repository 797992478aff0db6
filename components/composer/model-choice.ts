import type { ModelId } from "#lib/domain/base/id.ts";
import type { MediaRoute } from "#lib/domain/limits/limits.ts";

/** What the server knows of a model that the browser cannot: whether a key is there, and how media would travel. */
export type ModelChoice = {
  modelId: ModelId;
  /** False only where the model's provider needs a key and there is none. */
  hasKey: boolean;
  /** This member may say what it costs. */
  canPrice?: boolean;
  route: MediaRoute;
  /** Where its requests go, without a trailing slash; null is the studio itself. */
  baseUrl: string | null;
};
