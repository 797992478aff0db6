import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { type Format, formatNames, formats } from "#lib/domain/media/format.ts";
import { hasError } from "#lib/domain/limits/issue.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import { newSettings } from "#lib/domain/settings/settings.ts";
import type { Settings } from "#lib/domain/settings/setting-table.ts";
import { assetMap, sampleAsset, sampleId, samplePrompt } from "#lib/domain/testing/samples.ts";
import { type WatchedFrame, watchFrames } from "#lib/media/server/render/testing/watch-video.ts";
import { client } from "#lib/providers/animatic/client.ts";
import { compile } from "#lib/providers/animatic/compile.ts";
import { animatic } from "#lib/providers/animatic/limits.ts";

export const red = [200, 30, 30] as const;
export const blue = [30, 30, 200] as const;
export const green = [30, 160, 60] as const;

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "animatic-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A path in a folder that goes when the file's tests are over. */
export function inFolder(name: string): string {
  return join(folder, name);
}

let renders = 0;

/** Compiles a prompt whose references are files, and renders it as the worker would. */
export async function render(
  files: readonly string[],
  body: readonly (string | number)[],
  settings: Partial<Settings> = {},
  options: {
    change?: (prompt: Prompt) => Prompt;
    signal?: AbortSignal;
    onProgress?: () => void;
    place?: string;
  } = {},
) {
  const { change = (prompt: Prompt) => prompt, signal = new AbortController().signal } = options;
  const assets = files.map((file, index) => sampleAsset(index + 1, formatOf(file)));
  const prompt = change(samplePrompt(assets, body, { settings: { ...newSettings, ...settings } }));
  const { request, issues } = compile(prompt, assetMap(assets), animatic, { route: "none", variation: 1 });
  if (hasError(issues)) throw new Error(JSON.stringify(issues));
  const paths = new Map(prompt.references.map((reference, index) => [reference.id, files[index]!])); // made from them
  const told: number[] = [];
  const place = options.place ?? join(folder, `render-${++renders}`);
  const polled = await client.poll!("the-attempt", {
    baseUrl: "",
    apiKey: "",
    fetch,
    signal,
    attemptId: sampleId(1),
    request,
    local: {
      resolveMedia: async ({ media }) => paths.get(media)!, // every placeholder names a reference
      folder: place,
      onProgress: (progress) => {
        told.push(progress);
        options.onProgress?.();
      },
    },
  });
  if (polled.state !== "succeeded") throw new Error(polled.state);
  const [output] = polled.outputs;
  if (!("file" in output.from)) throw new Error("no file");
  return { path: output.from.file, told, left: await readdir(place) };
}

function formatOf(file: string): Format {
  return formatNames.find((name) => `.${formats[name].extension}` === extname(file))!; // only our own extensions are made
}

/** The pictures with these numbers, from 0. */
export async function framesAt(path: string, wanted: readonly number[]): Promise<WatchedFrame[]> {
  const frames: WatchedFrame[] = [];
  let index = 0;
  for await (const frame of watchFrames(path)) {
    if (wanted.includes(index)) frames.push(frame);
    index += 1;
  }
  return frames;
}

/** Whether a colour came through the encoder as what it was. */
export const isNear = (seen: readonly number[], wanted: readonly number[]) =>
  seen.every((value, index) => Math.abs(value - wanted[index]!) <= 14); // both are colours
