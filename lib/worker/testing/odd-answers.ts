import type { simulatorStarts } from "#simulators/every-simulator.ts";

export type ProviderId = keyof typeof simulatorStarts;
/** Whose work can be asked for. */
export type PolledId = Exclude<ProviderId, "siraya">;
type Row = [answer: unknown, means: string];

/** What odd answers speak of: digits, links to two films (one of them also without an ending) and a picture, and to an input. */
export type Places = { id: string; link: string; bare: string; second: string; still: string; ours: string };

export const noOutput = "no output";

/** 200 and these words to the one paid request. */
export function startedRows({ id, link, bare, second, still, ours }: Places): Record<ProviderId, Row[]> {
  const film = `film ${link}`;
  return {
    oxen: [
      [{ generations: [{ generation_id: Number(id), status: "queued" }] }, `accept ${id}`],
      [{ generations: [{ id }] }, `accept ${id}`],
      [{ generations: { generation_id: id } }, `accept ${id}`],
      [{ generation_id: id, status: "queued" }, `accept ${id}`],
      [{ data: { generations: [{ generation_id: id }] } }, `accept ${id}`],
      [{ generations: [{ generation_id: id }], error: { message: "slow" } }, `accept ${id}`],
      [`{"generations":[{"generation_id":1234567890123${id}}]}`, `accept 1234567890123${id}`],
      [{ generations: [{ generation_id: id }, { generation_id: `${id}-b` }] }, `accept ${id} and ${id}-b`],
      [{ generations: [{ generation_id: id }, { generation_id: id }, {}] }, `accept ${id}`],
      [{ generations: [{ generation_id: "" }] }, "vanish"],
      [{ generations: [] }, "vanish"],
      [{ error: { code: "bad", message: "bad" } }, "vanish"],
      [{ videos: [{ url: link }] }, film],
    ],
    siray: [
      [{ code: "success", data: { task_id: Number(id) } }, `accept ${id}`],
      [{ code: "SUCCESS", message: "", data: { taskId: id } }, `accept ${id}`],
      [{ code: 0, data: { id } }, `accept ${id}`],
      [{ code: "success", data: [{ task_id: id }] }, `accept ${id}`],
      [{ code: "success", data: [{ task_id: id }, { task_id: `${id}-b` }] }, `accept ${id} and ${id}-b`],
      [{ code: "success", data: { data: { task_id: id } } }, `accept ${id}`],
      [{ code: "InvalidParameter", data: { task_id: id } }, `accept ${id}`],
      [{ code: "success", data: null }, "vanish"],
      [{ code: "Success", message: "" }, "vanish"],
      [{ code: 0, message: "success" }, "vanish"],
      [{ code: "internal_error", message: "oops" }, "vanish"],
      [{ code: "upstream_timeout", message: "oops" }, "vanish"],
      [{ code: "InvalidParameter", message: "size" }, "refuse input"],
      [{ code: 1001, message: "InvalidParameter: size" }, "refuse input"],
      [{ error: { code: "insufficient_quota", message: "no credit" } }, "refuse balance"],
      [{ code: "success", data: { videos: [ours] } }, "vanish"],
    ],
    modellix: [
      [{ code: 0, data: { status: "pending", task_id: Number(id) } }, `accept ${id}`],
      [{ code: "0", message: "success", task_id: id }, `accept ${id}`],
      [{ code: "success", data: { id } }, `accept ${id}`],
      [{ code: 1001, message: "busy", data: { task_id: id } }, `accept ${id}`],
      [{ code: 1001, message: "InvalidParameter: ratio" }, "refuse input"],
      [{ code: "1001", message: "InvalidParameter: ratio", data: null }, "refuse input"],
      [{ code: -1, message: "no" }, "refuse contract"],
      [{ code: 70_012, message: "Insufficient balance" }, "refuse balance"],
      [{ code: 400, message: "Bad Request: ratio" }, "refuse input"],
      [{ code: 503, message: "Unavailable" }, "vanish"],
      [{ code: 0, message: "success", data: null }, "vanish"],
      [{ code: "success", message: "success", data: {} }, "vanish"],
      [{ code: 200, data: {} }, "vanish"],
      [{ message: "InvalidParameter: ratio" }, "vanish"],
    ],
    siraya: [
      [{ data: [{ url: link }] }, film],
      [{ data: { url: link } }, film],
      [{ data: [link] }, film],
      [{ data: [{ video_url: link }, { url: second }] }, `${film}, further ${second}`],
      [{ data: [{ url: link }, { url: link }] }, film],
      [{ data: [{ url: bare, download_url: link, b64_json: "AAAA" }] }, film],
      [{ data: [{ video_url: link, url: bare }, { url: second }] }, `${film}, further ${second}`],
      [{ data: [{ url: link }, { url: "" }] }, `${film}, 1 of 2`],
      [{ data: [{ url: link }, { type: "image", url: ours, role: "reference_image" }] }, film],
      [{ data: [{ url: link }, null, { error: { code: "moderation" } }] }, `${film}, 1 of 3`],
      [{ data: [{ url: link }, { url: still }] }, `${film}, image ${still}`],
      [{ data: [{ video: { url: link } }] }, film],
      [{ url: link, created: 1 }, film],
      [{ output: { videos: [{ url: bare }] } }, `film ${bare}`],
      [
        {
          data: [
            { url: link, type: "VIDEO" },
            { url: still, type: "image" },
          ],
        },
        `${film}, image ${still}`,
      ],
      [{ data: [{ url: still }] }, "vanish"],
      [{ data: [] }, "vanish"],
      [{ data: [], input_references: [{ type: "video", url: ours, role: "reference_video" }] }, "vanish"],
      [{ data: [{ type: "video", url: ours, role: "reference_video" }] }, "vanish"],
      [{ error: { message: "Blocked by content policy", code: 403 } }, "refuse moderation"],
      [{ error: "Invalid parameter: seconds" }, "refuse input"],
      [{ error: { message: "no answer in time", code: "timeout" } }, "vanish"],
    ],
  };
}

/** What is said of a task, and where it says it: the same for each provider, in its own words. */
export const taskWords: Record<PolledId, { waiting: string; success: string; failure: string }> = {
  oxen: { waiting: "processing", success: "succeeded", failure: "failed" },
  siray: { waiting: "IN_PROGRESS", success: "SUCCESS", failure: "FAILURE" },
  modellix: { waiting: "processing", success: "success", failure: "failed" },
};
function taskRows(
  { waiting, success, failure }: (typeof taskWords)[PolledId],
  { link, bare, still, ours }: Places,
): Row[] {
  const film = `film ${link}`;
  return [
    [{ status: waiting.toLowerCase() }, "waiting"],
    [{ status: waiting.toUpperCase().replace("_", " ") }, "waiting"],
    [{ status: waiting, output: [link] }, "waiting"],
    [{ status: success.toLowerCase(), outputs: [link] }, film],
    [{ status: success.toUpperCase(), outputs: [{ url: link }] }, film],
    [{ state: success, output: link }, film],
    [{ status: success, outputs: { url: link } }, film],
    [{ status: success, outputs: `["${link}"]` }, film],
    [{ status: success, output: { video: { url: link } } }, film],
    [{ status: success, video_url: link }, film],
    [{ status: success, url: bare }, `film ${bare}`],
    [{ status: success, resources: [{ url: link, type: "VIDEO" }] }, film],
    [{ status: success, resources: [{ url: link, type: "video/mp4" }] }, film],
    [{ status: success, resources: [{ url: bare, type: "file" }] }, `film ${bare}`],
    [{ status: success, resources: [{ url: bare }] }, `film ${bare}`],
    [
      { status: success, resources: [{ url: still }, { url: bare }, { url: link }] },
      `${film}, further ${bare}, image ${still}`,
    ],
    [{ status: success, results: [{ url: link }, { url: link }] }, film],
    [{ status: success }, noOutput],
    [{ status: success, outputs: null, result: null }, noOutput],
    [{ status: success, outputs: [] }, noOutput],
    [{ status: success, outputs: [{ url: still, type: "image" }] }, noOutput],
    [{ status: success, outputs: [{ url: "" }] }, noOutput],
    [{ status: success, input: { videos: [ours] }, request: { video_url: ours } }, noOutput],
    [{ status: success, urls: { get: "https://api.example/tasks/t" } }, noOutput],
    [{ status: "archived", outputs: [link] }, film],
    [{ status: "archived", outputs: [{ url: link }] }, film],
    [{ status: "archived" }, "says archived"],
    [{ status: 7 }, "says 7"],
    [{ status: "a\u0000b\ud83d" }, "says ab\ufffd"],
    [{ outputs: [link] }, film],
    [{ status: failure.toUpperCase(), url: link }, "failed"],
    [
      { status: failure.toLowerCase(), error: { message: ["no"] }, error_message: 7, fail_reason: {} },
      "failed",
    ],
  ];
}

/** As they are. */
function ownRows({ link, bare, second, still, ours }: Places): Record<PolledId, Row[]> {
  const film = `film ${link}`;
  return {
    oxen: [
      [{ status: "succeeded", result_url: link }, film],
      [{ status: "succeeded", result_url: [link, null], num_generations: 2 }, `${film}, 1 of 2`],
      [{ status: "succeeded", result_url: link, num_generations: 3 }, `${film}, 1 of 3`],
      [{ status: "succeeded", result_url: link, num_generations: 1 }, film],
      [{ status: "succeeded", result_url: link, last_frame_url: still }, `${film}, image ${still}`],
      [{ status: "SUCCEEDED", result_url: { url: link } }, film],
      [{ status: "succeeded", result_url: [link, second] }, `${film}, further ${second}`],
      [{ status: "succeeded", result_url: null, videos: [link] }, film],
      [{ data: { status: "succeeded", result_url: link } }, film],
      [{ generations: [{ generation_id: "g", status: "succeeded", result_url: link }] }, film],
      [{ data: { status: "queued" } }, "waiting"],
      [{ status: "succeeded", url: "/api/ai/queue/the-task" }, noOutput],
      [{ status: "archived", url: "https://hub.oxen.ai/api/ai/queue/the-task" }, "says archived"],
    ],
    siray: [
      [{ code: "success", data: { status: "success", outputs: [{ url: link }] } }, film],
      [{ code: "success", status: "SUCCESS", outputs: [link] }, film],
      [{ code: "success", data: [{ status: "SUCCESS", outputs: [link] }] }, film],
      [{ code: "success", data: { status: "SUCCESS", data: { outputs: [link] } } }, film],
      [{ code: "success", data: { status: "SUCCESS", outputs: [], fail_reason: link } }, film],
      [{ code: "success", data: { status: "SUCCESS", videos: [ours], images: [still] } }, noOutput],
      [{ code: "success", data: { status: "UNKNOWN", videos: [ours], fail_reason: bare } }, "says UNKNOWN"],
      [{ code: "success", data: { status: "FAILURE", fail_reason: bare } }, "failed"],
      [{ code: "success", data: { status: "IN_PROGRESS", progress: 40, outputs: "" } }, "waiting"],
      [{ code: "task_not_exist", message: "", status: "error" }, "asked again"],
    ],
    modellix: [
      [{ code: 0, data: { status: "Success", result: { resources: [{ type: "VIDEO", url: link }] } } }, film],
      [{ code: 0, data: { status: "success", result: { resources: { url: link } } } }, film],
      [{ code: 0, data: { status: "success", result: { resources: [link] } } }, film],
      [{ code: 0, data: { status: "success", resources: [{ url: link }] } }, film],
      [{ code: 0, data: { status: "success", result: { url: link } } }, film],
      [{ code: 0, data: { status: "success", result: [{ url: link }] } }, film],
      [{ code: 0, status: "success", result: { resources: [{ url: link }] } }, film],
      [{ code: 0, data: { status: "success", get_result: { url: bare }, video_urls: [ours] } }, noOutput],
      [{ code: 1001, message: "busy", data: null }, "asked again"],
      [{ code: 500, message: "no answer in time", status: "error", data: null }, "asked again"],
      [{ code: 500, message: "no answer in time", data: { status: "error" } }, "failed"],
    ],
  };
}
/** A task as a provider's answer holds it. */
export const inEnvelope: Record<PolledId, (task: unknown) => unknown> = {
  oxen: (task) => task,
  siray: (data) => ({ code: "success", message: "", data }),
  modellix: (data) => ({ code: 0, message: "success", data }),
};

/** 200 and these words about a task. */
export function polledRows(providerId: PolledId, places: Places): Row[] {
  const tasks = taskRows(taskWords[providerId], places);
  return [
    ...ownRows(places)[providerId],
    ...tasks.map(([task, means]): Row => [inEnvelope[providerId](task), means]),
  ];
}
