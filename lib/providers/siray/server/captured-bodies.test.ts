import { startSiraySimulator } from "#simulators/siray/simulator.ts";
import { client } from "#lib/providers/siray/client.ts";
import { provider } from "#lib/providers/siray/index.ts";
import { describeCapturedBodies } from "#lib/providers/server/testing/describe-captured-bodies.ts";

describeCapturedBodies(provider, {
  client,
  startSimulator: startSiraySimulator,
  choices: [
    { token: /(Image|Video|Audio) (\d+)/g },
    { dialect: "at", token: /(?<![a-z])@(Image|Video|Audio)(\d+)/g },
  ],
  arrays: ({ images, videos, audios }) => ({ image: images, video: videos, audio: audios }),
});
