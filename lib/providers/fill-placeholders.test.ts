import fc from "fast-check";
import { expect, test } from "vitest";
import type { AttemptId } from "#lib/domain/base/id.ts";
import { hasError } from "#lib/domain/limits/issue.ts";
import { runsAt } from "#lib/domain/testing/properties.ts";
import { sampleId } from "#lib/domain/testing/samples.ts";
import { allModels } from "./catalog.ts";
import type { MediaPlaceholder } from "./contract.ts";
import { fillPlaceholders } from "./placeholders.ts";
import { clientOf } from "./registry.ts";
import { anyPrompt } from "./testing/any-prompt.ts";

const textOf = ({ media, as }: MediaPlaceholder) =>
  as === "inline" ? `data:image/png;base64,${media}` : `https://studio.example/${media}`;

const remote = allModels().filter(({ model }) => model.operation.work === "remote");

test.each(remote.map((one) => [one.model.id, one] as const))(
  "%s is sent exactly what is shown, to the path that is shown",
  async (_id, { model, provider }) => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(
        anyPrompt(model),
        fc.constantFrom("link" as const, "none" as const),
        async ({ prompt, assets }, route) => {
          const { request, issues } = provider.compile(prompt, assets, model, { route, variation: 1 });
          if (hasError(issues)) return;
          const sent: { url: string; body: unknown }[] = [];
          const start = clientOf(provider.id).start(request, {
            baseUrl: "https://provider.example/prefix",
            apiKey: "sk-0001",
            fetch: async (url, init) => {
              const left = new Request(url, init);
              sent.push({ url: left.url, body: await left.json() });
              return new Response("{}");
            },
            signal: new AbortController().signal,
            attemptId: sampleId<AttemptId>(7),
            resolveMedia: async (placeholder) => textOf(placeholder),
          });
          await start.catch(() => null); // "{}" is no answer that it knows
          const url = `https://provider.example/prefix${provider.submitPath?.(model)}`;
          compared++;
          expect(sent).toEqual([{ url, body: fillPlaceholders(request, textOf) }]);
        },
      ),
      { numRuns: runsAt(5) },
    );
    expect(compared).toBeGreaterThan(runsAt(50));
  },
);
