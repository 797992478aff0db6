import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { simulatorStarts } from "#e2e/simulators/every-simulator.ts";
import type { Simulator } from "#e2e/simulators/simulator.ts";
import type { DialectId } from "#lib/domain/dialect.ts";
import type { ReferenceId } from "#lib/domain/id.ts";
import { hasError } from "#lib/domain/issue.ts";
import { kinds } from "#lib/domain/kind.ts";
import type { Prompt } from "#lib/domain/prompt.ts";
import type { ProviderChoices } from "#lib/domain/provider-choice.ts";
import { sampleId } from "#lib/domain/testing/samples.ts";
import { allModels } from "./catalog.ts";
import { clientOf } from "./registry.ts";
import { clientOptions } from "./server/testing/client-options.ts";
import { anyPrompt } from "./testing/any-prompt.ts";

/** Random prompts per model; each is sent in four forms. */
const prompts = 60;

const simulators = new Map<string, Simulator>();
beforeAll(async () => {
  const control = { checksMedia: false, contract: "either" } as const;
  for (const [id, start] of Object.entries(simulatorStarts)) simulators.set(id, await start({ control }));
});
afterAll(() => Promise.all([...simulators.values()].map((simulator) => simulator.stop())));

type Body = Record<string, unknown>;
const links = (value: unknown) => (value ?? []) as string[]; // the simulator has judged it to be such a list
/** By each contract's own names: the array of a kind, in the order in which its tokens count. */
const arraysOf: Record<string, (body: Body) => Record<(typeof kinds)[number], string[]>> = {
  oxen: (body) => ({
    image: links(body.input_images),
    video: links(body.input_videos),
    audio: links(body.input_audios),
  }),
  siray: (body) => ({ image: links(body.images), video: links(body.videos), audio: links(body.audios) }),
  modellix: (body) => ({
    image: links(body.reference_images),
    video: links(body.video_urls),
    audio: links(body.audio_urls),
  }),
  siraya: (body) => {
    const inputs = (body.input_references ?? []) as { type: string; url: string }[]; // as above
    const of = (kind: string) => inputs.filter(({ type }) => type === kind).map(({ url }) => url);
    return { image: of("image"), video: of("video"), audio: of("audio") };
  },
};

/** As simple as somebody would write it who has read but the contract. An e-mail address is none. */
const written: Partial<Record<DialectId, RegExp>> = {
  at: /(?<![a-z])@(Image|Video|Audio)(\d+)/g,
  bracket: /\[(Image|Video|Audio) (\d+)\]/g,
  plain: /(Image|Video|Audio) (\d+)/g,
};

/** The reference that a link or a data URL of `clientOptions` stands for. */
function referenceOf(link = ""): string {
  const inline = /^data:image\/png;base64,(.*)$/.exec(link)?.[1];
  return inline
    ? Buffer.from(inline, "base64").toString()
    : (link.split("/").at(-1) ?? "").replace(".bin", "");
}

const twin = sampleId<ReferenceId>(8888);
const forms: [string, (prompt: Prompt) => Prompt][] = [
  ["as it stands", (prompt) => prompt],
  ["turned around", (prompt) => ({ ...prompt, references: prompt.references.toReversed() })],
  [
    "without its first reference",
    ({ references: [first, ...references], ...prompt }) => ({
      ...prompt,
      references,
      removed: first ? [first] : [],
      body: prompt.body.filter((node) => node.type === "text" || node.id !== first?.id),
    }),
  ],
  [
    "with one file twice",
    (prompt) => {
      const [first] = prompt.references;
      if (!first) return prompt;
      const references = [...prompt.references, { ...first, id: twin }];
      return { ...prompt, references, body: [...prompt.body, { type: "reference", id: twin }] };
    },
  ],
];

const asked: [string, ProviderChoices][] = [
  ["by default", {}],
  [
    "with another contract or dialect",
    { oxen: { contract: "newer" }, siray: { dialect: "at" }, siraya: { dialect: "bracket" } },
  ],
];

describe.each(asked)("bodies captured over HTTP %s", (_how, choices) => {
  const paid = allModels(choices).filter(({ model }) => model.billing === "paid");

  test.each(paid.map((each) => [each.model.id, each] as const))(
    "%s gets what its contract documents, and each token at its own place",
    async (_id, { model, provider }) => {
      const simulator = simulators.get(provider.id)!; // started above
      const client = clientOf(provider.id);
      const reader = written[model.dialect!.id]!; // what is paid for has one, and it stands there
      let sent = 0;
      let tokens = 0;
      for (const [index, { prompt, assets }] of fc.sample(anyPrompt(model), prompts).entries()) {
        for (const [form, change] of forms) {
          const changed = change(prompt);
          const route = index % 4 === 0 ? "none" : "link";
          const { request, issues } = provider.compile(changed, assets, model, { route, variation: 1 });
          if (hasError(issues)) continue;
          await client.start(request, clientOptions(simulator.url));
          const job = simulator.ledger.jobs.at(-1)!; // it has just been accepted
          expect(await job.problem, form).toBeNull();
          sent += 1;

          const arrays = arraysOf[provider.id]!(job.body); // they all stand there
          const order = changed.references.map(({ id }) => id as string); // compared with what was parsed
          const inArrays = kinds.flatMap((kind) => arrays[kind].map(referenceOf));
          for (const kind of kinds) {
            const ids = arrays[kind].map(referenceOf);
            expect(ids, form).toEqual(order.filter((id) => ids.includes(id)));
          }
          const meant = changed.body.flatMap((node) =>
            node.type === "reference" && inArrays.includes(node.id) ? [node.id as string] : [],
          );
          const found = [...String(job.body.prompt).matchAll(reader)].map(([, word, ordinal]) => {
            const kind = kinds.find((each) => each === word?.toLowerCase())!; // the pattern names all three
            return referenceOf(arrays[kind][Number(ordinal) - 1]);
          });
          expect(found, form).toEqual(meant);
          tokens += found.length;
        }
      }
      expect(sent).toBeGreaterThan(prompts / 2);
      if (model.limits.references.image) expect(tokens).toBeGreaterThan(prompts / 2);
    },
    60_000,
  );
});
