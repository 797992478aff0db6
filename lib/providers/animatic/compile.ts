import { adaptSettings } from "#lib/domain/settings/adapt-settings.ts";
import { arrangeReferences } from "#lib/domain/prompt/arrange-references.ts";
import { checkPrompt } from "#lib/domain/limits/check-prompt.ts";
import { adaptExtras } from "#lib/domain/settings/extras.ts";
import type { ReferenceUse } from "#lib/domain/generation/sent.ts";
import { toldSettings } from "#lib/domain/generation/write-sent.ts";
import type { Issue } from "#lib/domain/limits/issue.ts";
import { outputSize } from "#lib/domain/limits/output-size.ts";
import { numberReferences, type Reference, referenceLabel } from "#lib/domain/prompt/reference.ts";
import type { Provider } from "#lib/providers/contract.ts";
import { cutCards } from "./cut-cards.ts";
import { laySound } from "./lay-sound.ts";
import { fps, shotFramesMin } from "./limits.ts";
import { fitShots, orderShots, type PlannedShot } from "./order-shots.ts";
import { placeShots } from "./place-shots.ts";
import type { AnimaticRequest, Shot, Sound } from "./wire.ts";
import { writeScript } from "./write-script.ts";

/** Turns a prompt into a complete edit list. It adapts everything: what it changes or leaves out is a note. */
export const compile: Provider<AnimaticRequest>["compile"] = (prompt, assets, model, { route }) => {
  const adapted = adaptSettings(prompt, assets, model);
  const { script, issues: scriptIssues } = writeScript(prompt);
  const arranged = arrangeReferences(prompt, model);
  const { firstFrame, lastFrame } = arranged;
  const arrangement = {
    ...arranged,
    // A second picture in the same role is a shot like any other.
    sent: prompt.references.filter((reference) => reference !== firstFrame && reference !== lastFrame),
  };
  const { extras, issues: extrasIssues } = adaptExtras(prompt, model);
  const issues: Issue[] = [
    ...checkPrompt(prompt, assets, model, route, arrangement),
    ...scriptIssues,
    ...adapted.issues,
    ...extrasIssues,
  ];
  const ordinals = numberReferences(prompt.references);
  const labelOf = (reference: Reference) => referenceLabel(ordinals.get(reference.id)!); // every reference is numbered
  const describe = (reference: Reference): Pick<Sound, "source" | "format" | "title"> => ({
    source: { media: reference.id, as: "file" },
    format: (reference.assetId && assets.get(reference.assetId)?.format) || fallbackFormat[reference.kind],
    title: `${labelOf(reference)} (${reference.name})`,
  });

  const { durationMs: askedMs, aspectRatio, resolution, sound, fixedCamera } = adapted.settings;
  const durationMs = askedMs === "auto" ? fallbackDurationMs : askedMs;
  const frames = Math.round((durationMs * fps) / 1000);
  const size = outputSize(
    resolution === "4k" ? "1080p" : resolution,
    aspectRatio === "match" ? "16:9" : aspectRatio,
  );

  const visuals = prompt.references.filter((reference) => reference.kind !== "audio");
  const planned = orderShots(script, visuals, arrangement);
  const { kept, leftOut } = fitShots(planned, Math.floor(frames / shotFramesMin), arrangement);
  issues.push(...unmentionedNotes(planned, arrangement, labelOf), ...leftOutNotes(leftOut, labelOf));
  const placed =
    kept.length > 0
      ? placeShots(
          {
            planned: kept,
            script,
            frames,
            isCameraFixed: fixedCamera,
            firstFrame,
            lastFrame,
            describe,
            labelOf,
          },
          assets,
        )
      : { issues: [], ...cutCards(script.text, frames) };
  issues.push(...placed.issues);
  if (placed.shortened > 0)
    issues.push({
      severity: "note",
      code: "caption-shortened",
      path: ["body"],
      params: { count: placed.shortened },
    });

  const audios = prompt.references.filter((reference) => reference.kind === "audio");
  const heard = laySound({ audios, shots: placed.shots, durationMs, isOn: sound, describe, labelOf }, assets);
  issues.push(...heard.issues);
  const request: AnimaticRequest = {
    version: 1,
    fps,
    ...size,
    durationMs,
    frames,
    shots: placed.shots,
    sounds: heard.sounds,
  };
  const isUsed = new Set([...request.shots, ...request.sounds].flatMap(mediaOf));
  const useOf = (reference: Reference): ReferenceUse => {
    if (!isUsed.has(reference.id))
      return { as: "nothing", why: reference.kind === "audio" && !sound ? "sound-off" : "time" };
    if (reference === firstFrame) return { as: "first-frame" };
    return { as: reference === lastFrame ? "last-frame" : "part" };
  };
  return {
    request,
    sent: {
      version: 1,
      isRebuilt: false,
      text: null,
      settings: toldSettings(adapted.settings, extras, model),
      references: Object.fromEntries(prompt.references.map((one) => [one.id, useOf(one)])),
    },
    issues,
  };
};

const mediaOf = (piece: Shot | Sound) => ("source" in piece ? [piece.source.media] : []);

/** For settings that the limits do not offer, so that they never come here; the types cannot know. */
const fallbackDurationMs = 5000;
/** A file that is not there yet is an error, and its request is never rendered. */
const fallbackFormat = { image: "jpeg", video: "mp4", audio: "mp3" } as const;

function unmentionedNotes(
  planned: readonly PlannedShot[],
  { firstFrame, lastFrame }: { firstFrame: Reference | null; lastFrame: Reference | null },
  labelOf: (reference: Reference) => string,
): Issue[] {
  return planned
    .filter(({ token, reference }) => token === null && reference !== firstFrame && reference !== lastFrame)
    .map(({ reference }) => ({
      severity: "note",
      code: "reference-unmentioned",
      path: ["references", reference.id],
      params: { label: labelOf(reference) },
    }));
}

function leftOutNotes(leftOut: readonly PlannedShot[], labelOf: (reference: Reference) => string): Issue[] {
  const counts = new Map<Reference, number>();
  for (const { reference } of leftOut) counts.set(reference, (counts.get(reference) ?? 0) + 1);
  return [...counts].map(([reference, count]) => ({
    severity: "note",
    code: "shot-left-out",
    path: ["references", reference.id],
    params: { label: labelOf(reference), count },
  }));
}
