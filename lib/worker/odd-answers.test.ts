import { expect, test } from "vitest";
import { simulatorStarts } from "#simulators/every-simulator.ts";
import { assetMap, sampleAsset, samplePrompt } from "#lib/domain/testing/samples.ts";
import { allModels } from "#lib/providers/catalog.ts";
import type { Finished } from "#lib/providers/contract.ts";
import { ProviderError } from "#lib/providers/provider-error.ts";
import { clientOf } from "#lib/providers/registry.ts";
import { clientOptions } from "#lib/providers/server/testing/client-options.ts";
import { whileStarting } from "./consequence.ts";
import { noOutput, type PolledId, polledRows, startedRows } from "./testing/odd-answers.ts";

type ProviderId = keyof typeof simulatorStarts;

const places = {
  id: "471112",
  link: "https://cdn.example/r/clip.mp4",
  bare: "https://cdn.example/r/clip",
  second: "https://cdn.example/r/second.mp4",
  still: "https://cdn.example/r/last.png",
  ours: "https://studio.example/media/l/secret-token/sea.mp4",
};

const assets = [sampleAsset(1, "mp4")];
const prompt = samplePrompt(assets, [0, " moves"]);

const paid = Object.keys(simulatorStarts) as ProviderId[]; // it has no other keys
const asked = paid.filter((providerId): providerId is PolledId => "poll" in clientOf(providerId));

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
    const table = startedRows(places)[providerId];
    for (const [body, means] of table) {
      simulator.control({ faults: [{ on: "submit", kind: "status", status: 200, body }] });
      const met = await client.start(request, clientOptions(simulator.url)).then(
        (answer) =>
          answer.state === "accepted"
            ? `accept ${[answer.operation, ...(answer.further ?? [])].join(" and ")}`
            : toldOutputs(answer),
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
  const table = polledRows(providerId, places);
  for (const [body, means] of table) {
    simulator.control({ faults: [{ on: "poll", kind: "status", status: 200, body }] });
    const met = await client.poll!("the-task", { ...clientOptions(simulator.url), request }).then(
      (poll) => {
        if (poll.state === "succeeded") return toldOutputs(poll);
        if (poll.state === "no-output") return noOutput;
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

/** The outputs of an answer in words, and how many of its films came, where not all did. */
function toldOutputs({ outputs, promised }: Finished): string {
  const names = { result: "film", further: "further", "last-frame": "image" };
  const told = outputs.map(({ role, from }) => `${names[role]} ${"url" in from ? from.url : "bytes"}`);
  const came = outputs.filter(({ kind }) => kind === "video").length;
  return [...told, ...(promised ? [`${came} of ${promised}`] : [])].join(", ");
}
