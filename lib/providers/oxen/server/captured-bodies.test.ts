import { startOxenSimulator } from "#simulators/oxen/simulator.ts";
import { client } from "#lib/providers/oxen/client.ts";
import { provider } from "#lib/providers/oxen/index.ts";
import { describeCapturedBodies } from "#lib/providers/server/testing/describe-captured-bodies.ts";

/** An e-mail address is none. */
const at = /(?<![a-z])@(Image|Video|Audio)(\d+)/g;

describeCapturedBodies(provider, {
  client,
  startSimulator: startOxenSimulator,
  choices: [{ token: at }, { contract: "newer", token: at }],
  arrays: ({ input_images, input_videos, input_audios }) => ({
    image: input_images,
    video: input_videos,
    audio: input_audios,
  }),
});
