import { startSirayaSimulator } from "#simulators/siraya/simulator.ts";
import { client } from "#lib/providers/siraya/client.ts";
import { provider } from "#lib/providers/siraya/index.ts";
import { describeCapturedBodies } from "#lib/providers/server/testing/describe-captured-bodies.ts";

describeCapturedBodies(provider, {
  client,
  startSimulator: startSirayaSimulator,
  choices: [
    { token: /(Image|Video|Audio) (\d+)/g },
    { dialect: "bracket", token: /\[(Image|Video|Audio) (\d+)\]/g },
  ],
  arrays: ({ input_references }) => {
    const inputs = (input_references ?? []) as { type: string; role: string; url: string }[]; // the simulator has judged it to be so
    const of = (kind: string) =>
      inputs.filter(({ type, role }) => type === kind && role === `reference_${kind}`).map(({ url }) => url);
    return { image: of("image"), video: of("video"), audio: of("audio") };
  },
});
