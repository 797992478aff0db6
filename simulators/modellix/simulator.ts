import {
  addresses,
  type Body,
  flag,
  integer,
  isAddress,
  judgeFields,
  judgeMedia,
  mediaIn,
  oneOf,
  type Rule,
  words,
} from "#simulators/body-rules.ts";
import type { FetchedMedia } from "#simulators/check-media.ts";
import type { ControlChange } from "#simulators/control.ts";
import { accept, jobOfPath, lastFrameLink, resultLinks, stateOf } from "#simulators/ledger.ts";
import { orderOf } from "#simulators/order.ts";
import { type Call, type Reply, type Route, type Simulator, startSimulator } from "#simulators/simulator.ts";

const picture: Rule = (value) => (isAddress(value, true) ? null : "must be an address or Base64");
const rules = {
  prompt: words(10_000),
  video_urls: addresses(3),
  reference_images: addresses(9, { inline: true }),
  audio_urls: addresses(3),
  first_frame_image: picture,
  last_frame_image: picture,
  duration: integer(4, 15),
  resolution: oneOf("480p", "720p", "1080p"),
  ratio: oneOf("21:9", "16:9", "4:3", "1:1", "3:4", "9:16"),
  generate_audio: flag,
  camera_fixed: flag,
  return_last_frame: flag,
  seed: integer(-1, 4_294_967_295),
  execution_expires_after: integer(3600, 259_200),
};

const error = (status: number, message: string): Reply => ({ status, body: { code: status, message } });
const model = "seedance-2.0-v2v";

/** Modellix's tasks over real HTTP, as its documentation has them. */
export function startModellixSimulator(
  options: { port?: number; control?: ControlChange } = {},
): Promise<Simulator> {
  const unauthorized = error(401, "Authentication: invalid API key");
  return startSimulator({ routes, unauthorized, notFound: error(404, "Not Found: no such task") }, options);
}

const routes: Route[] = [
  {
    method: "POST",
    path: /^\/api\/v1\/bytedance\/seedance-2\.0-v2v\/async$/,
    purpose: "submit",
    answer: submit,
  },
  { method: "GET", path: /^\/api\/v1\/tasks\/[^/]+$/, purpose: "poll", answer: show },
  {
    method: "GET",
    path: /^\/api\/v1\/apikey\/validate$/,
    purpose: "list",
    answer: () => ({ status: 200, body: { code: 0, message: "success", data: { is_valid: true } } }),
  },
];

function submit({ body, ledger, control, origin }: Call): Reply {
  const problem = judgeFields(body, rules, ["prompt", "video_urls"]);
  if (problem !== null) return error(400, `Bad Request: ${problem}`);
  const wanted = body as Body; // just seen to be an object
  if (wanted.reference_images && (wanted.first_frame_image || wanted.last_frame_image))
    return error(400, "Bad Request: Invalid parameter: frames do not stand beside reference_images");
  const fields = { reference_images: "image", video_urls: "video", audio_urls: "audio" } as const;
  const frames = ["first_frame_image", "last_frame_image"].flatMap((name) => mediaIn(wanted, name, "image"));
  const media = Object.entries(fields).flatMap(([name, kind]) => mediaIn(wanted, name, kind));
  const seen: FetchedMedia[] = [];
  const { id } = accept(ledger, control, {
    body: wanted,
    order: orderOf({
      resolution: wanted.resolution ?? "720p",
      ratio: wanted.ratio ?? "1:1",
      seconds: wanted.duration ?? 5,
      sound: wanted.generate_audio,
      model,
      prompt: wanted.prompt,
    }),
    problem: judgeMedia([...media, ...frames], seen, control.checksMedia),
    media: seen,
  });
  const get_result = { method: "GET", url: `${origin}/never/follow/${id}` };
  return {
    status: 200,
    body: {
      code: 0,
      message: "success",
      data: { status: "pending", task_id: id, model_id: model, get_result },
    },
  };
}

async function show({ path, ledger, control, origin }: Call): Promise<Reply> {
  const job = jobOfPath(ledger, path);
  if (!job) return error(404, "Not Found: no such task");
  const state = await stateOf(job, control);
  const answer = (data: object): Reply => ({
    status: 200,
    body: { code: 0, message: "success", data: { task_id: job.id, model_id: model, ...data } },
  });
  if ("progress" in state)
    return answer({ status: control.saysStatus ?? (state.state === "queued" ? "pending" : "processing") });
  if (state.state === "failed") return answer({ status: "failed", error: { message: state.problem } });
  if (control.resultAs === "nothing") return answer({ status: "success", result: { resources: [] } });
  const videos = resultLinks(job, control, origin).map((url) => ({ type: "video", url, format: "mp4" }));
  const frame = lastFrameLink(job, control, origin, job.body.return_last_frame === true);
  // The image stands first: who picks by position gets it wrong.
  const images = frame ? [{ type: "image", url: frame, role: "last_frame" }] : [];
  const resources = [...images, ...videos];
  return answer({ status: "success", result: { resources } });
}
