import { expect, test } from "vitest";
import type { FailureAbout, FailureKind } from "#lib/domain/generation/failure.ts";
import { aboutOf } from "./about-words.ts";

const sound = { part: "result-sound" } as const;
const picture = { part: "result-picture" } as const;

test.each<[words: string, kind: FailureKind, about: FailureAbout | undefined]>([
  // what was made
  ["output audio may be related to copyright", "moderation", { ...sound, reason: "copyright" }],
  ["OutputAudioSensitiveContentDetected", "moderation", sound],
  ["OutputVideoSensitiveContentDetected: The output video may contain it.", "moderation", picture],
  ["OutputImageRiskDetection.DeepFake", "moderation", { ...picture, reason: "person" }],
  ["The generated video was blocked by our safety system", "moderation", picture],
  ["The output was flagged as sensitive", "moderation", { part: "result" }],
  // the text
  ["InputTextSensitiveContentDetected", "moderation", { part: "text" }],
  ["Your prompt was flagged by moderation", "moderation", { part: "text" }],
  ["prompt is longer than 2000 characters", "input", { part: "text" }],
  // an input
  ["InputImageSensitiveContentDetected.PrivacyInformation", "moderation", of("image", "person")],
  ["the request failed because the input image may contain real person", "moderation", of("image", "person")],
  ["InputVideoSensitiveContentDetected.PolicyViolation", "moderation", of("video")],
  ["The reference audio infringes copyright", "moderation", of("audio", "copyright")],
  ["An uploaded file was blocked: nsfw", "moderation", { part: "input" }],
  ["reference video is 22.4 s long, at most 15 s", "input", of("video")],
  // a setting
  ["Invalid duration", "input", { part: "settings" }],
  ["Unsupported resolution: 8k", "input", { part: "settings" }],
  // nothing, or more than one thing
  ["Blocked by content policy", "moderation", undefined],
  ["The prompt or the input image violates our policy", "moderation", undefined],
  ["As a result of moderation this was refused", "moderation", undefined],
  ["No face was found on the surface", "input", undefined],
  ["output audio failed", "unavailable", undefined],
  // why, where nothing says what
  ["Copyrighted material", "moderation", { reason: "copyright" }],
  ["QuotaExceeded: free quota used", "rate", { reason: "quota" }],
  ["insufficient_quota", "balance", { reason: "quota" }],
])("“%s” (%s) is about what it says, and about nothing else", (words, kind, about) => {
  expect(aboutOf(kind, words)).toEqual(about);
});

function of(kind: FailureAbout["kind"], reason?: FailureAbout["reason"]): FailureAbout {
  return { part: "input", kind, ...(reason && { reason }) };
}
