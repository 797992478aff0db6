import { expect, test } from "vitest";
import type { Issue, Severity } from "#lib/domain/limits/issue.ts";
import { sampleId } from "#lib/domain/testing/samples.ts";
import type { ReferenceId } from "#lib/domain/base/id.ts";
import type { ModelVerdict } from "#components/composer/models/judge-models.ts";
import { tileFit } from "./tile-fit.ts";

const id = sampleId<ReferenceId>(1);
const clip = { id, kind: "video", role: null } as const;
const all = { image: {}, video: {}, audio: {} };
const verdict = (references: object, ...issues: Issue[]) =>
  ({ model: { limits: { references, frames: null } }, issues }) as unknown as ModelVerdict; // nothing else of it is read
const saying = (...issues: Issue[]) => verdict(all, ...issues);
const without = (kind: string) => verdict({ ...all, [kind]: null });
const own = (severity: Severity, params: Issue["params"] = {}): Issue => ({
  severity,
  code: severity === "error" && "state" in params ? "asset-not-ready" : "duration-too-long",
  path: ["references", id],
  params,
});

test("counts who takes a reference as it is, changed, or not at all", () => {
  expect(tileFit([saying(), saying(own("note")), saying(own("error")), without("video")], clip)).toEqual({
    total: 4,
    fits: 2,
    refused: 1,
  });
});

test("what is said of other references, or of other kinds, is not counted", () => {
  const other: Issue = { ...own("error"), path: ["references", sampleId<ReferenceId>(2)] };
  expect(tileFit([saying(other), without("audio")], clip)).toEqual({ total: 2, fits: 2, refused: 0 });
});

test("nothing is counted without models, or while the file is not known yet", () => {
  expect(tileFit([], clip)).toBeNull();
  expect(tileFit([saying(own("error", { state: "measuring" }))], clip)).toBeNull();
});
