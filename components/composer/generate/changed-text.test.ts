import { expect, test } from "vitest";
import { listModels } from "#components/composer/models/list-models.ts";
import { modelIdSchema } from "#lib/domain/base/id.ts";
import { changedText } from "./changed-text.ts";

const models = listModels({});
const oxen = models.find(({ provider }) => provider.id === "oxen")!;
const { id: modelId, version: modelVersion } = oxen.model;
const issue = { severity: "error", code: "prompt-empty", path: ["body"], params: {} } as const;

test("says that settings were changed where the studio has another version than the page", () => {
  const [sentence, ...others] = changedText({ modelId, modelVersion: "newer", issues: [issue] }, models);
  expect(others).toEqual([]);
  expect(sentence).toContain("The settings for Oxen were changed after this page was opened");
  expect(sentence).toContain(oxen.label);
});

test("says what is seen differently, or that something is", () => {
  expect(changedText({ modelId, modelVersion, issues: [issue] }, models)).toEqual([
    `${oxen.label}: The prompt is empty. Describe the shot.`,
  ]);
  expect(changedText({ modelId, modelVersion, issues: [] }, models)[0]).toContain("something else");
});

test("says that a model is gone, by its name where the page has one", () => {
  expect(changedText({ modelId, modelVersion: null, issues: [] }, models)[0]).toContain(oxen.label);
  const gone = modelIdSchema.parse("nobody/nothing");
  expect(changedText({ modelId: gone, modelVersion: null, issues: [] }, models)[0]).toContain(gone);
});
