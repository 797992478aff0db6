import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ControlChange } from "#simulators/control.ts";
import type { Simulator } from "#simulators/simulator.ts";
import type { ReferenceId } from "#lib/domain/base/id.ts";
import { hasError } from "#lib/domain/limits/issue.ts";
import { type Kind, kinds } from "#lib/domain/media/format.ts";
import type { Model } from "#lib/domain/limits/model.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import type { ProviderChoice } from "#lib/domain/account/provider-choice.ts";
import { runsAt } from "#lib/domain/testing/properties.ts";
import { sampleId } from "#lib/domain/testing/samples.ts";
import { configureModels } from "#lib/providers/configure-models.ts";
import type { Provider, ProviderClient } from "#lib/providers/contract.ts";
import { rebuildSent } from "#lib/providers/rebuild-sent.ts";
import { anyPrompt } from "#lib/providers/testing/any-prompt.ts";
import { asReadBack } from "#lib/providers/testing/as-read-back.ts";
import { clientOptions } from "./client-options.ts";

/** Random prompts per model; each is sent in four forms. */
const prompts = runsAt(5);

/** What is asked of a provider's real client and its real simulator, of which the latter judges by the contract's own rules. */
type Captured<Request> = {
  client: ProviderClient<Request>;
  startSimulator: (options: { control: ControlChange }) => Promise<Simulator>;
  /** What settings chose, with how a token reads then to somebody who has read but the contract: its kind, its number. */
  choices: readonly (ProviderChoice & { token: RegExp })[];
  /** By the contract's own names: the addresses of a kind, in the order in which its tokens count. */
  arrays: (body: Record<string, unknown>) => Record<Kind, unknown>;
};

/**
 * Sends hundreds of random prompts over HTTP: each as it stands, turned around, without its first reference, and with one file
 * twice. Every body is taken, its arrays keep the order of the list, each token stands for its own place in them, and what is kept of
 * the request is what was received.
 */
export function describeCapturedBodies<Request>(
  provider: Provider<Request>,
  { client, startSimulator, choices, arrays }: Captured<Request>,
): void {
  let simulator: Simulator;
  beforeAll(async () => {
    simulator = await startSimulator({
      control: { checksMedia: false, makesFilmsAtOnce: false, contract: "either" },
    });
  });
  afterAll(() => simulator.stop());

  describe.each(choices)("bodies captured over HTTP by the choice %j", ({ token, ...choice }) => {
    const models = configureModels([provider as Provider], { [provider.id]: choice }); // its request is not looked at

    test.each(models.map(({ model }) => [model.id, model] as const))(
      "%s gets what its contract documents, and each token at its own place",
      async (_id, model) => {
        let sent = 0;
        let tokens = 0;
        for (const [index, { prompt, assets }] of fc.sample(anyPrompt(model), prompts).entries()) {
          for (const [form, change] of forms) {
            const changed = change(prompt);
            const route = index % 4 === 0 ? "none" : "link";
            const {
              request,
              sent: kept,
              issues,
            } = provider.compile(changed, assets, model, { route, variation: 1 });
            if (hasError(issues)) continue;
            await client.start(request, clientOptions(simulator.url));
            const job = simulator.ledger.jobs.at(-1)!; // it has just been accepted
            expect(await job.problem, form).toBeNull();
            const received = { modelId: model.id, modelVersion: model.version, request: withIds(job.body) };
            const ids = changed.references.map(({ id }) => id);
            expect(await rebuildSent(received, ids), form).toEqual(asReadBack(kept));
            sent += 1;
            tokens += compare(changed, String(job.body.prompt), arrays(job.body), token);
          }
        }
        expect(sent).toBeGreaterThan(prompts / 2);
        if (takesAny(model)) expect(tokens).toBeGreaterThan(prompts / 2);
      },
    );
  });
}

/** Compares what was captured with the prompt that it came from, and says how many tokens there were. */
function compare(prompt: Prompt, text: string, arrays: Record<Kind, unknown>, token: RegExp): number {
  const idsOf = (kind: Kind) => ((arrays[kind] ?? []) as string[]).map(referenceOf); // the simulator has judged them
  const order: string[] = prompt.references.map(({ id }) => id);
  for (const kind of kinds) expect(idsOf(kind)).toEqual(order.filter((id) => idsOf(kind).includes(id)));
  const inArrays = kinds.flatMap(idsOf);
  const meant = prompt.body.flatMap((node) =>
    node.type === "reference" && inArrays.includes(node.id) ? [node.id as string] : [],
  );
  const found = [...text.matchAll(token)].map(([, word, ordinal]) => {
    const kind = kinds.find((each) => each === word?.toLowerCase())!; // the pattern names all three
    return idsOf(kind)[Number(ordinal) - 1];
  });
  expect(found).toEqual(meant);
  return found.length;
}

/** A body as it was received, with the reference's id where its link or data URL stands. */
function withIds(value: unknown): unknown {
  if (typeof value === "string")
    return /^(https?:|data:)/.test(value) ? { media: referenceOf(value), as: "link" } : value;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(withIds);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withIds(member)]));
}

/** The reference that a link or a data URL of `clientOptions` stands for. */
function referenceOf(link: string): string {
  const inline = /^data:image\/png;base64,(.*)$/.exec(link)?.[1];
  return inline
    ? Buffer.from(inline, "base64").toString()
    : (link.split("/").at(-1) ?? "").replace(".bin", "");
}

const takesAny = ({ limits }: Model) => kinds.some((kind) => limits.references[kind] !== null);

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
