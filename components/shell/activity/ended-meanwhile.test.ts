import { expect, test } from "vitest";
import type { GenerationId, ModelId, RunId } from "#lib/domain/base/id.ts";
import type { Activity, ActivityItem } from "#lib/domain/generation/activity.ts";
import { endedMeanwhile } from "./ended-meanwhile.ts";

const item = (id: string, status: ActivityItem["status"]): ActivityItem => ({
  id: id as GenerationId,
  runId: "run" as RunId,
  modelId: "oxen/a" as ModelId,
  model: "Seedance",
  provider: "Oxen",
  isFree: false,
  expectedWaitMs: null,
  variation: 1,
  output: 1,
  status,
  progress: null,
  acceptedAt: null,
  finishedAt: null,
  cost: null,
  title: "",
  video: null,
  backdrop: null,
});
const activity = (atWork: ActivityItem[], ended: ActivityItem[]): Activity => ({
  count: atWork.length,
  atWork,
  ended,
});

test("only what was at work before has ended meanwhile", () => {
  const before = activity([item("a", "running"), item("b", "queued"), item("c", "saving")], []);
  const now = activity([item("b", "running")], [item("a", "failed"), item("c", "done"), item("old", "done")]);
  expect(endedMeanwhile(before, now).map(({ id, isReady }) => [id, isReady])).toEqual([
    ["a", false],
    ["c", true],
  ]);
});

test("what was canceled has not ended for anybody who waits", () => {
  expect(endedMeanwhile(activity([item("a", "running")], []), activity([], []))).toEqual([]);
});
