import { describeConformance } from "#lib/providers/conformance.ts";
import { provider } from "./index.ts";
import { animaticRequestSchema } from "./wire.ts";

describeConformance(provider, {
  requestSchema: animaticRequestSchema,
  // An edit list has no numbered arrays: its shots and sounds name their files themselves.
  read: ({ shots, sounds }) => ({
    text: "",
    arrays: { image: [], video: [], audio: [] },
    apart: [...shots, ...sounds].flatMap((part) => ("source" in part ? [part.source.media] : [])),
  }),
});
