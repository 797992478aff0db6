import { expect, test } from "vitest";
import type { Issue } from "./issue.ts";
import { mergeIssues } from "./merge-issues.ts";
import { issueMessage } from "./messages.ts";

const note = (code: Issue["code"], label: string): Issue => ({
  severity: "note",
  code,
  path: ["references", label],
  params: { label },
});

const role = (label: string): Issue => ({
  ...note("role-stays-in-studio", label),
  params: { label, role: "style" },
});

test("what is so of many references is one sentence that names them all", () => {
  const labels = ["Image 2", "Image 3", "Image 4", "Image 7", "Video 1", "Audio 1", "Audio 2"];
  const merged = mergeIssues([
    note("cleaned-again", "Image 1"),
    ...labels.map((label) => note("reference-not-in-text", label)),
    note("reference-unmentioned", "Image 8"),
    note("reference-unmentioned", "Image 9"),
    role("Image 8"),
    role("Image 9"),
  ]);
  expect(merged.map(issueMessage)).toEqual([
    "Image 1: Cleaned again before sending",
    "Images 2–4 and 7, Video 1, Audios 1–2: Not in the prompt. Still sent.",
    "Images 8–9: Not in the prompt. Still used, last.",
    "Image 8: No style setting here. Say it in the prompt.",
    "Image 9: No style setting here. Say it in the prompt.",
  ]);
});
