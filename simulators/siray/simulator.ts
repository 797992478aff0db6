import {
  addresses,
  type Body,
  flag,
  integer,
  judgeFields,
  judgeMedia,
  mediaIn,
  oneOf,
  words,
} from "#simulators/body-rules.ts";
import type { FetchedMedia } from "#simulators/check-media.ts";
import type { ControlChange } from "#simulators/control.ts";
import { accept, jobOfPath, resultLinks, stateOf } from "#simulators/ledger.ts";
import { orderOf } from "#simulators/order.ts";
import { type Call, type Reply, type Route, type Simulator, startSimulator } from "#simulators/simulator.ts";

const rules = {
  model: oneOf("bytedance/seedance-2.0-ref2v-spicy"),
  prompt: words(),
  duration: integer(4, 15),
  size: oneOf("480p", "720p", "1080p", "4k"),
  aspect_ratio: oneOf("adaptive", "16:9", "4:3", "1:1", "3:4", "9:16", "21:9"),
  audio_enable: flag,
  images: addresses(9, { inline: true }),
  videos: addresses(3),
  audios: addresses(3),
  seed: integer(-1, 9_999_999_999),
};
const required = ["model", "prompt", "duration", "size", "aspect_ratio"];

const error = (status: number, code: string, message: string): Reply => ({
  status,
  body: { error: { message, code, type: "siray_error" } },
});

/** Siray's tasks over real HTTP, as its documentation has them. */
export function startSiraySimulator(
  options: { port?: number; control?: ControlChange } = {},
): Promise<Simulator> {
  const unauthorized = error(401, "invalid_token", "Invalid token");
  return startSimulator({ routes, unauthorized, notFound: error(404, "not_found", "Not found") }, options);
}

const routes: Route[] = [
  { method: "POST", path: /^\/v1\/video\/generations$/, purpose: "submit", answer: submit },
  { method: "GET", path: /^\/v1\/video\/generations\/[^/]+$/, purpose: "poll", answer: show },
];

function submit({ body, ledger, control }: Call): Reply {
  const problem = judgeFields(body, rules, required);
  if (problem !== null) return error(400, "InvalidParameter", problem);
  const wanted = body as Body; // just seen to be an object
  const media = [
    ...mediaIn(wanted, "images", "image"),
    ...mediaIn(wanted, "videos", "video"),
    ...mediaIn(wanted, "audios", "audio"),
  ];
  if (wanted.aspect_ratio === "adaptive" && media.every(({ kind }) => kind === "audio"))
    return error(400, "InvalidParameter", "adaptive needs an image or a video");
  const seen: FetchedMedia[] = [];
  const { id } = accept(ledger, control, {
    body: wanted,
    order: orderOf({
      resolution: wanted.size,
      ratio: wanted.aspect_ratio,
      seconds: wanted.duration,
      sound: wanted.audio_enable,
      model: wanted.model,
      prompt: wanted.prompt,
    }),
    problem: judgeMedia(media, seen, control.checksMedia),
    media: seen,
  });
  return { status: 200, body: { code: "success", message: "", data: { task_id: id } } };
}

async function show({ path, ledger, control, origin }: Call): Promise<Reply> {
  const job = jobOfPath(ledger, path);
  if (!job) return { status: 200, body: { code: "task_not_exist", message: "task_not_exist", data: null } };
  const state = await stateOf(job, control);
  const task = {
    task_id: job.id,
    submit_time: Math.floor(job.acceptedAtMs / 1000),
    fail_reason: "",
    outputs: [] as string[],
  };
  const answer = (change: object): Reply => ({
    status: 200,
    body: { code: "success", message: "", data: { ...task, ...change } },
  });
  if ("progress" in state) {
    const status = control.saysStatus ?? (state.state === "queued" ? "QUEUED" : "IN_PROGRESS");
    return answer({ status, progress: `${Math.floor(state.progress * 100)}%` });
  }
  if (state.state === "failed")
    return answer({ status: "FAILURE", progress: "100%", fail_reason: state.problem });
  if (control.resultAs === "nothing") return answer({ status: "SUCCESS", progress: "100%" });
  const links = resultLinks(job, control, origin);
  // Some clients saw the link where failures have their reason.
  const place = control.resultAs === "base64" ? { fail_reason: links[0] } : { outputs: links };
  return answer({ status: "SUCCESS", progress: "100%", ...place });
}
