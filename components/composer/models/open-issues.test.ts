import { expect, test } from "vitest";
import type { Issue } from "#lib/domain/limits/issue.ts";
import type { ModelVerdict } from "./judge-models.ts";
import { openIssues, saidIssues } from "./open-issues.ts";

const issue = (severity: Issue["severity"], code: Issue["code"], params: Issue["params"] = {}): Issue => ({
  severity,
  code,
  path: [],
  params,
});
const verdict = {
  hash: "now",
  issues: [
    issue("loss", "negative-prompt-unknown"),
    issue("note", "price-unknown"),
    issue("error", "audio-needs-visual"),
    issue("error", "prompt-empty"),
    issue("error", "asset-not-ready", { label: "Image 1", name: "hero.png", state: "uploading" }),
  ],
} as unknown as ModelVerdict; // the parts that are looked at

test("refusals come before changes; notes, an empty prompt and files on their way are not said", () => {
  expect(saidIssues(verdict).map(({ code }) => code)).toEqual([
    "audio-needs-visual",
    "negative-prompt-unknown",
  ]);
  expect(saidIssues(undefined)).toEqual([]);
});

test("an accepted change is open no longer, until what was accepted is another", () => {
  expect(openIssues(verdict, undefined)).toEqual({ errors: 1, losses: 1 });
  expect(openIssues(verdict, "now")).toEqual({ errors: 1, losses: 0 });
  expect(openIssues(verdict, "before")).toEqual({ errors: 1, losses: 1 });
});
