import { startModellixSimulator } from "#simulators/modellix/simulator.ts";
import { client } from "#lib/providers/modellix/client.ts";
import { provider } from "#lib/providers/modellix/index.ts";
import { describeCapturedBodies } from "#lib/providers/server/testing/describe-captured-bodies.ts";

describeCapturedBodies(provider, {
  client,
  startSimulator: startModellixSimulator,
  choices: [
    { token: /\[(Image|Video|Audio) (\d+)\]/g },
    { dialect: "plain", token: /(Image|Video|Audio) (\d+)/g },
  ],
  arrays: ({ reference_images, video_urls, audio_urls }) => ({
    image: reference_images,
    video: video_urls,
    audio: audio_urls,
  }),
});
