import { expect, test } from "vitest";
import { simulatorStarts } from "#simulators/every-simulator.ts";
import { assetMap, sampleAsset, samplePrompt } from "#lib/domain/testing/samples.ts";
import { allModels } from "#lib/providers/catalog.ts";
import type { Output } from "#lib/providers/contract.ts";
import { ProviderError } from "#lib/providers/provider-error.ts";
import { clientOf } from "#lib/providers/registry.ts";
import { clientOptions } from "#lib/providers/server/testing/client-options.ts";
import { whileStarting } from "./consequence.ts";

type ProviderId = keyof typeof simulatorStarts;
type Row = [answer: unknown, means: string];

const link = "https://cdn.example/r/clip.mp4";
const bare = "https://cdn.example/r/clip";
const second = "https://cdn.example/r/second.mp4";
const still = "https://cdn.example/r/last.png";
const ours = "https://studio.example/media/l/secret-token/sea.mp4";
const film = `film ${link}`;
const nothing = "no output";

/** 200 and these words to the one paid request. */
const started: Record<ProviderId, Row[]> = {
  oxen: [
    [{ generations: [{ generation_id: 12, status: "queued" }] }, "accept 12"],
    [{ generations: [{ id: "g-1" }] }, "accept g-1"],
    [{ generations: { generation_id: "g-1" } }, "accept g-1"],
    [{ generation_id: "g-1", status: "queued" }, "accept g-1"],
    [{ data: { generations: [{ generation_id: "g-1" }] } }, "accept g-1"],
    [{ generations: [{ generation_id: "g-1" }], error: { message: "slow" } }, "accept g-1"],
    ['{"generations":[{"generation_id":1234567890123456789}]}', "accept 1234567890123456789"],
    [{ generations: [{ generation_id: "" }] }, "vanish"],
    [{ generations: [] }, "vanish"],
    [{ error: { code: "bad", message: "bad" } }, "vanish"],
    [{ videos: [{ url: link }] }, film],
  ],
  siray: [
    [{ code: "success", data: { task_id: 4711 } }, "accept 4711"],
    [{ code: "SUCCESS", message: "", data: { taskId: "t-1" } }, "accept t-1"],
    [{ code: 0, data: { id: "t-1" } }, "accept t-1"],
    [{ code: "success", data: [{ task_id: "t-1" }] }, "accept t-1"],
    [{ code: "success", data: { data: { task_id: "t-1" } } }, "accept t-1"],
    [{ code: "InvalidParameter", data: { task_id: "t-1" } }, "accept t-1"],
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
    [{ code: 0, data: { status: "pending", task_id: 99 } }, "accept 99"],
    [{ code: "0", message: "success", task_id: "t-1" }, "accept t-1"],
    [{ code: "success", data: { id: "t-1" } }, "accept t-1"],
    [{ code: 1001, message: "busy", data: { task_id: "t-1" } }, "accept t-1"],
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

/** What is said of a task, and where it says it: the same for each provider, in its own words. */
const words: Record<string, { waiting: string; success: string; failure: string }> = {
  oxen: { waiting: "processing", success: "succeeded", failure: "failed" },
  siray: { waiting: "IN_PROGRESS", success: "SUCCESS", failure: "FAILURE" },
  modellix: { waiting: "processing", success: "success", failure: "failed" },
};
const tasksOf = ({
  waiting,
  success,
  failure,
}: {
  waiting: string;
  success: string;
  failure: string;
}): Row[] => [
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
  [{ status: success }, nothing],
  [{ status: success, outputs: null, result: null }, nothing],
  [{ status: success, outputs: [] }, nothing],
  [{ status: success, outputs: [{ url: still, type: "image" }] }, nothing],
  [{ status: success, outputs: [{ url: "" }] }, nothing],
  [{ status: success, input: { videos: [ours] }, request: { video_url: ours } }, nothing],
  [{ status: success, urls: { get: "https://api.example/tasks/t" } }, nothing],
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

/** 200 and these words about a task, as they are. */
const polled: Record<string, Row[]> = {
  oxen: [
    [{ status: "succeeded", result_url: link }, film],
    [{ status: "SUCCEEDED", result_url: { url: link } }, film],
    [{ status: "succeeded", result_url: [link, second] }, `${film}, further ${second}`],
    [{ status: "succeeded", result_url: null, videos: [link] }, film],
    [{ data: { status: "succeeded", result_url: link } }, film],
    [{ generations: [{ generation_id: "g", status: "succeeded", result_url: link }] }, film],
    [{ data: { status: "queued" } }, "waiting"],
    [{ status: "succeeded", url: "/api/ai/queue/the-task" }, nothing],
    [{ status: "archived", url: "https://hub.oxen.ai/api/ai/queue/the-task" }, "says archived"],
  ],
  siray: [
    [{ code: "success", data: { status: "success", outputs: [{ url: link }] } }, film],
    [{ code: "success", status: "SUCCESS", outputs: [link] }, film],
    [{ code: "success", data: [{ status: "SUCCESS", outputs: [link] }] }, film],
    [{ code: "success", data: { status: "SUCCESS", data: { outputs: [link] } } }, film],
    [{ code: "success", data: { status: "SUCCESS", outputs: [], fail_reason: link } }, film],
    [{ code: "success", data: { status: "SUCCESS", videos: [ours], images: [still] } }, nothing],
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
    [{ code: 0, data: { status: "success", get_result: { url: bare }, video_urls: [ours] } }, nothing],
    [{ code: 1001, message: "busy", data: null }, "asked again"],
    [{ code: 500, message: "no answer in time", status: "error", data: null }, "asked again"],
    [{ code: 500, message: "no answer in time", data: { status: "error" } }, "failed"],
  ],
};
const inEnvelope: Record<string, (task: unknown) => unknown> = {
  oxen: (task) => task,
  siray: (data) => ({ code: "success", message: "", data }),
  modellix: (data) => ({ code: 0, message: "success", data }),
};

const assets = [sampleAsset(1, "mp4")];
const prompt = samplePrompt(assets, [0, " moves"]);

const paid = Object.keys(started) as ProviderId[]; // it has no other keys
const asked = paid.filter((providerId) => "poll" in clientOf(providerId));

function callsOf(providerId: ProviderId) {
  const { provider, model } = allModels().find((each) => each.provider.id === providerId)!;
  const { request } = provider.compile(prompt, assetMap(assets), model, { route: "link", variation: 1 });
  return { client: clientOf(providerId), request };
}

test.each(paid)(
  "an odd answer of %s to the paid request has its next state, and it went once",
  async (providerId) => {
    const { client, request } = callsOf(providerId);
    const simulator = await simulatorStarts[providerId]({ control: { checksMedia: false } });
    const table = started[providerId];
    for (const [body, means] of table) {
      simulator.control({ faults: [{ on: "submit", kind: "status", status: 200, body }] });
      const met = await client.start(request, clientOptions(simulator.url)).then(
        (answer) =>
          answer.state === "accepted" ? `accept ${answer.operation}` : toldOutputs(answer.outputs),
        (error: unknown) => {
          if (!(error instanceof ProviderError)) throw error;
          const event = whileStarting[error.sent];
          return event === "refuse" ? `refuse ${error.kind}` : event;
        },
      );
      expect([body, met]).toEqual([body, means]);
    }
    expect(simulator.ledger.requests.map(({ purpose }) => purpose)).toEqual(table.map(() => "submit"));
    await simulator.stop();
  },
);

test.each(asked)("an odd answer of %s about a task is read for what it holds", async (providerId) => {
  const { client, request } = callsOf(providerId);
  const simulator = await simulatorStarts[providerId]({ control: { checksMedia: false } });
  const table = [
    ...polled[providerId]!, // whoever can be polled has one, as below
    ...tasksOf(words[providerId]!).map(([task, means]): Row => [inEnvelope[providerId]!(task), means]),
  ];
  for (const [body, means] of table) {
    simulator.control({ faults: [{ on: "poll", kind: "status", status: 200, body }] });
    const met = await client.poll!("the-task", { ...clientOptions(simulator.url), request }).then(
      (poll) => {
        if (poll.state === "succeeded") return toldOutputs(poll.outputs);
        if (poll.state === "no-output") return nothing;
        return poll.state === "waiting" && poll.unheardOf !== undefined
          ? `says ${poll.unheardOf}`
          : poll.state;
      },
      (error: unknown) => {
        expect(error).toMatchObject({ sent: "maybe" });
        return "asked again";
      },
    );
    expect([body, met]).toEqual([body, means]);
  }
  await simulator.stop();
});

/** The outputs of an answer in words. */
function toldOutputs(outputs: readonly Output[]): string {
  const names = { result: "film", further: "further", "last-frame": "image" };
  return outputs.map(({ role, from }) => `${names[role]} ${"url" in from ? from.url : "bytes"}`).join(", ");
}
