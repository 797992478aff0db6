import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { BufferTarget, Conversion, FilePathSource, Input, MP4, Mp4OutputFormat, Output } from "mediabunny";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { makeNumberedVideo } from "#e2e/numbered-video.ts";
import { hide } from "#lib/media/server/testing/add-words.ts";
import { type OpenPage, openPage } from "./testing/open-page.ts";
import type { Film } from "./testing/page.ts";

/** What a cut without encoding works on. */
async function withHeaderAtEnd(path: string): Promise<Buffer> {
  using input = new Input({ source: new FilePathSource(path), formats: [MP4] });
  const target = new BufferTarget();
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: false }), target });
  await (await Conversion.init({ input, output })).execute();
  if (!target.buffer) throw new Error("Nothing was written");
  return Buffer.from(target.buffer);
}

/** The engine in a real browser, with films whose frames say their numbers. What is asked for are numbers and their order, never times. */
const small = { width: 320, height: 180, keyFrameSeconds: 0.5, bitrate: 400_000 };
const plain = { frameTimesMs: null, hasSound: false, loudnessLufs: null };
const film = (id: string, fps: number, durationMs: number, offsetMs = 0): Film => ({
  ...plain,
  ...{ id, fps, durationMs, offsetMs, src: `/films/${id}.mp4` },
});
const slow = film("slow", 24, 4000);
const fast = film("fast", 30, 3000);
const tall = film("tall", 25, 4000);

let open: OpenPage;
beforeAll(async () => {
  open = await openPage();
  const make = (name: string, options: Parameters<typeof makeNumberedVideo>[1]) =>
    makeNumberedVideo(join(open.folder, `${name}.mp4`), options);
  await make("slow", { ...small, fps: 24, seconds: 4 });
  await make("fast", { ...small, fps: 30, seconds: 3, toneHz: 300 });
  await make("tall", { ...small, width: 176, height: 320, fps: 25, seconds: 4 });
  await make("large", { ...small, width: 640, height: 360, fps: 24, seconds: 6, bitrate: 8_000_000 });
});
afterAll(() => open.close());
beforeEach(async () => {
  await open.page.goto(open.server.url);
  await open.page.waitForFunction(() => "bench" in window);
});

const start = (...films: Film[]) =>
  open.page.evaluate((all) => void (window.playhead = window.bench.start(all)), films);
const shown = () => open.page.evaluate(() => window.bench.shownNumbers(window.playhead));

test("a seek shows each clip's own frame of that instant, and beyond its end its last", async () => {
  await start(slow, fast, tall);
  for (const [ms, numbers] of [
    [1000, [24, 30, 25]],
    [1999, [47, 59, 49]],
    [3500, [84, 89, 87]],
    [0, [0, 0, 0]],
    [99_000, [95, 89, 99]],
  ] as const) {
    await open.page.evaluate((to) => window.playhead.seek(to), ms);
    expect(await shown()).toEqual(numbers);
  }
});

test("films that come unevenly, or whose start is cut without encoding, show at any position the frame of that instant", async () => {
  const pathOf = (name: string) => join(open.folder, `${name}.mp4`);
  await makeNumberedVideo(pathOf("uneven"), { ...small, fps: 30, seconds: 4, leftOut: 7 });
  await makeNumberedVideo(pathOf("quick"), { ...small, fps: 60, seconds: 4 });
  await writeFile(pathOf("cut"), hide(await withHeaderAtEnd(pathOf("slow")), 1.02));
  const isThere = (frame: number) => (frame + 1) % 7 > 0;
  const there = Array.from({ length: 120 }, (_, frame) => frame).filter(isThere);
  const frameTimesMs = there.map((frame) => (frame * 1000) / 30);
  await start(
    { ...film("uneven", (30 * 6) / 7, 4000, 9), frameTimesMs }, // at its mean rate
    film("quick", 60, 4000, -9),
    film("cut", 24, 2980),
    slow,
  );
  const at = (fps: number, ms: number) => Math.floor((Math.max(0, ms) * fps) / 1000 + 1e-3);
  for (let position = 0; position < 30; position++) {
    const ms = Math.round(((position * 0.618) % 1) * 2900);
    await open.page.evaluate((to) => window.playhead.seek(to), ms);
    const even = at(30, ms - 9);
    const cut = 25 + at(24, ms); // the first whole picture behind the cut
    expect(await shown()).toEqual([isThere(even) ? even : even - 1, at(60, ms + 9), cut, at(24, ms)]);
  }
});

test("an offset moves a clip on the time line, to either side", async () => {
  await start({ ...slow, offsetMs: 500 }, { ...fast, offsetMs: -500 });
  await open.page.evaluate(() => window.playhead.seek(0));
  expect(await shown()).toEqual([0, 15]);
  await open.page.evaluate(() => window.playhead.seek(1500));
  expect(await shown()).toEqual([24, 60]);
  await open.page.evaluate(() => window.playhead.setOffset("slow", 1000));
  expect(await shown()).toEqual([12, 60]);
});

test("a step goes to the neighbouring frame of the finest clip, and passes over no frame of the others", async () => {
  await start(slow, fast, tall);
  await open.page.evaluate(() => window.playhead.seek(1500));
  const seen = [await shown()];
  for (const direction of [1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1] as const) {
    await open.page.evaluate((frames) => window.playhead.step(frames), direction);
    const numbers = await shown();
    const before = seen.at(-1) ?? [];
    expect(numbers[1]).toBe((before[1] ?? 0) + direction);
    for (const [clip, number] of numbers.entries())
      expect([0, direction]).toContain((number ?? 0) - (before[clip] ?? 0));
    seen.push(numbers);
  }
  expect(seen.at(-1)).toEqual(seen[0]);
});

test("nothing plays before every clip has its first frame, and then all of them move", async () => {
  open.server.holdBack("large.mp4", 0.02);
  await start(slow, film("large", 24, 6000));
  await open.page.evaluate(async () => {
    window.playhead.play();
    await window.bench.until(window.playhead, ({ waitingFor }) => waitingFor.join() === "large");
  });
  expect(
    await open.page.evaluate(() => ({
      state: window.playhead.get(),
      paused: Array.from(document.querySelectorAll("video"), ({ paused }) => paused),
      positionMs: window.playhead.positionMs(),
    })),
  ).toMatchObject({ state: { isPlaying: true, isWaiting: true }, paused: [true, true], positionMs: 0 });
  open.server.letGo("large.mp4");
  await open.page.waitForFunction(() =>
    Array.from(document.querySelectorAll("video")).every((video) => video.currentTime > 0.3),
  );
});

test("a clip that has nothing to show holds all at its own instant, and all go on together", async () => {
  open.server.holdBack("large.mp4", 0.5);
  await start(slow, tall, film("large", 24, 6000));
  const held = await open.page.evaluate(async () => {
    window.playhead.play();
    await window.bench.until(window.playhead, ({ waitingFor }) => waitingFor.length === 0);
    await window.bench.until(window.playhead, ({ waitingFor }) => waitingFor.join() === "large");
    return Array.from(document.querySelectorAll("video"), ({ paused }) => paused);
  });
  expect(held).toEqual([true, true, true]);
  const heldMs = await open.page.evaluate(() => window.playhead.positionMs());
  open.server.letGo("large.mp4");
  await open.page.waitForFunction((from) => window.playhead.positionMs() > from + 300, heldMs);
  await open.page.evaluate(() => window.playhead.pause());
  const positionMs = await open.page.evaluate(() => window.playhead.positionMs());
  const frame = (fps: number, last: number) => Math.min(last, Math.floor((positionMs * fps) / 1000 + 1e-3));
  // A busy machine paints what it has sought some frames later.
  await expect.poll(shown).toEqual([frame(24, 95), frame(25, 99), frame(24, 143)]);
});

test("a loop holds all at its end and starts them together at its beginning", async () => {
  await start(slow, fast);
  const { lowest, highest, returns } = await open.page.evaluate(async () => {
    const { playhead } = window;
    const seen: number[] = [];
    playhead.seek(1000);
    playhead.setA(1000);
    playhead.setB(1600);
    playhead.setLooping(true);
    const stop = playhead.onPosition((positionMs) => seen.push(positionMs));
    playhead.play();
    const count = () => seen.filter((ms, index) => ms < (seen[index - 1] ?? ms) - 300).length;
    await new Promise<void>((resolve) => {
      const end = playhead.onPosition(() => {
        if (count() < 3) return;
        end();
        resolve();
      });
    });
    stop();
    playhead.pause();
    return { lowest: Math.min(...seen), highest: Math.max(...seen), returns: count() };
  });
  expect(returns).toBe(3);
  expect(lowest).toBe(1000);
  expect(highest).toBeLessThan(1600);
});

test("without a loop all end at the end of the time line, and playing begins anew from there", async () => {
  await start(slow, fast);
  await open.page.evaluate(async () => {
    window.playhead.seek(3700);
    window.playhead.play();
    await window.bench.until(window.playhead, ({ isPlaying }) => !isPlaying);
  });
  expect(await shown()).toEqual([95, 89]);
  expect(await open.page.evaluate(() => window.playhead.positionMs())).toBe(4000);
  await open.page.evaluate(() => window.playhead.play());
  await open.page.waitForFunction(() => {
    const ms = window.playhead.positionMs();
    return ms > 0 && ms < 3000;
  });
});

test("a clip that cannot be shown is named, and nobody waits for it", async () => {
  await start(slow, film("missing", 24, 9000));
  await open.page.evaluate(async () => {
    window.playhead.play();
    await window.bench.until(window.playhead, ({ broken }) => broken.join() === "missing");
  });
  await open.page.waitForFunction(() => window.playhead.positionMs() > 300);
  expect(await open.page.evaluate(() => window.playhead.get().durationMs)).toBe(4000);
});

test("a clip that is taken away is not waited for any longer", async () => {
  open.server.holdBack("large.mp4", 0.02);
  await start(slow, film("large", 24, 6000));
  await open.page.evaluate(async (kept) => {
    window.playhead.play();
    await window.bench.until(window.playhead, ({ waitingFor }) => waitingFor.join() === "large");
    window.playhead.setClips([kept]);
  }, slow);
  await open.page.waitForFunction(() => window.playhead.positionMs() > 300);
  expect(await open.page.evaluate(() => window.playhead.get().waitingFor)).toEqual([]);
  open.server.letGo("large.mp4");
});

test("a hidden page stands still, and goes on when it is seen again", async () => {
  await start(slow, tall);
  const turn = (visibility: string) =>
    open.page.evaluate((value) => {
      Object.defineProperty(document, "visibilityState", { value, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    }, visibility);
  await open.page.evaluate(() => window.playhead.play());
  await open.page.waitForFunction(() => window.playhead.positionMs() > 200);
  await turn("hidden");
  const heldMs = await open.page.evaluate(() => window.playhead.positionMs());
  await open.page.evaluate(() => window.bench.shownNumbers(window.playhead));
  expect(
    await open.page.evaluate(() => ({
      positionMs: window.playhead.positionMs(),
      isPlaying: window.playhead.get().isPlaying,
      paused: Array.from(document.querySelectorAll("video"), ({ paused }) => paused),
    })),
  ).toEqual({ positionMs: heldMs, isPlaying: true, paused: [true, true] });
  await turn("visible");
  await open.page.waitForFunction((from) => window.playhead.positionMs() > from + 100, heldMs);
});

test("a machine that loses frames slows all down together, and says so", async () => {
  await start(slow, tall);
  await open.page.evaluate(async () => {
    let total = 0;
    // No test can make every machine too slow: the browser's own count is what says so.
    HTMLVideoElement.prototype.getVideoPlaybackQuality = () => {
      total += 60;
      return {
        totalVideoFrames: total,
        droppedVideoFrames: total / 2,
        corruptedVideoFrames: 0,
        creationTime: 0,
      };
    };
    window.playhead.setLooping(true);
    window.playhead.play();
    await window.bench.until(window.playhead, ({ isSlowed }) => isSlowed);
  });
  await open.page.waitForFunction(() =>
    Array.from(document.querySelectorAll("video")).every(({ playbackRate }) => playbackRate < 0.85),
  );
  expect(await open.page.evaluate(() => window.playhead.get())).toMatchObject({ rate: 1, isSlowed: true });
});

test("where the browser refuses sound before a touch, all play on without it", async () => {
  const page = await open.browser.newPage();
  // Whatever a test asks of a page counts as a touch: this page does all by itself.
  await page.addInitScript(
    (films) => {
      window.addEventListener("load", () => {
        const playhead = window.bench.start(films);
        // oxlint-disable-next-line no-console -- the one way to tell the test without being asked
        playhead.onPosition((ms) => ms > 200 && console.info(JSON.stringify(playhead.get().listening)));
        playhead.listen("fast");
        playhead.play();
      });
    },
    [{ ...fast, hasSound: true }, slow],
  );
  const logged = page.waitForEvent("console", (message) => message.type() === "info");
  await page.goto(open.server.url);
  expect((await logged).text()).toBe("null");
  await page.close();
});

test("a player that may not play stops all, once, until somebody asks again", async () => {
  await start(slow, fast, tall, { ...slow, id: "slow-2" });
  await open.page.evaluate(async () => {
    const calls: string[] = [];
    for (const video of document.querySelectorAll("video")) {
      const play = video.play.bind(video);
      video.play = () => {
        calls.push(video.id);
        if (video.id === "tall" && document.title !== "Touched")
          return Promise.reject(new DOMException("Touch the page first", "NotAllowedError"));
        return play();
      };
    }
    Object.assign(window, { calls });
    window.playhead.play();
    await window.bench.until(window.playhead, ({ isPlaying }) => !isPlaying);
    // A page that is at work without end paints no more.
    for (let painted = 0; painted < 10; painted++) await new Promise(requestAnimationFrame);
  });
  const look = () =>
    open.page.evaluate(() => ({
      calls: (Reflect.get(window, "calls") as string[]).toSorted(), // what the page was given above
      isRefused: window.playhead.get().isRefused,
      paused: Array.from(document.querySelectorAll("video"), ({ paused }) => paused),
    }));
  expect(await look()).toEqual({
    calls: ["fast", "slow", "slow-2", "tall"],
    isRefused: true,
    paused: [true, true, true, true],
  });
  await open.page.evaluate(() => {
    document.title = "Touched";
    window.playhead.play();
  });
  expect(await open.page.evaluate(() => window.playhead.get().isRefused)).toBe(false);
  await open.page.waitForFunction(() => window.playhead.positionMs() > 300);
});

test("a seek is one seek of each player, and nothing seeks again while all stand", async () => {
  await start(slow, fast, tall);
  const seeks = await open.page.evaluate(async () => {
    // A busy page is told of a frame some time after the end of the seek that brought it.
    for (const video of document.querySelectorAll("video")) {
      const request = video.requestVideoFrameCallback.bind(video);
      video.requestVideoFrameCallback = (tell) => request((...frame) => void setTimeout(tell, 60, ...frame));
    }
    window.playhead.seek(500);
    await window.bench.shownNumbers(window.playhead);
    let count = 0;
    for (const video of document.querySelectorAll("video")) video.addEventListener("seeking", () => count++);
    window.playhead.seek(1730);
    const from = performance.now();
    while (performance.now() - from < 3000) await new Promise(requestAnimationFrame);
    return count;
  });
  expect(seeks).toBe(3);
  expect(await shown()).toEqual([41, 51, 43]);
});

test("after a touch the clip that is listened to is heard while all play", async () => {
  await start({ ...fast, hasSound: true }, slow);
  await open.page.mouse.click(5, 5);
  await open.page.evaluate(() => window.playhead.play());
  await open.page.waitForFunction(() => window.playhead.positionMs() > 100);
  await open.page.evaluate(() => window.playhead.listen("fast"));
  await open.page.waitForFunction(() => window.playhead.positionMs() > 700);
  expect(await open.page.evaluate(() => window.playhead.get())).toMatchObject({
    isPlaying: true,
    listening: "fast",
  });
});

test("scrubbing sounds once it is asked to, of the clip that is listened to and where the playhead is", async () => {
  await start({ ...fast, hasSound: true, offsetMs: 500 }, slow);
  await open.page.mouse.click(5, 5);
  const { silent, grains } = await open.page.evaluate(async () => {
    const heard: { from: number; seconds: number; isLoud: boolean }[] = [];
    AudioBufferSourceNode.prototype.start = function note(_when, from = 0, seconds = 0) {
      const samples = this.buffer?.getChannelData(0).slice(from * 48_000, (from + seconds) * 48_000) ?? [];
      heard.push({ from, seconds, isLoud: samples.some((sample) => Math.abs(sample) > 0.2) });
    };
    const { playhead } = window;
    const painted = () => new Promise(requestAnimationFrame);
    /** Scrubs on the spot until something is heard, or for so many frames. */
    const scrub = async (ms: number, frames = Number.POSITIVE_INFINITY) => {
      const before = heard.length;
      for (let frame = 0; frame < frames && heard.length === before; frame++) {
        playhead.scrub(ms);
        await painted();
      }
    };
    playhead.listen("fast");
    await scrub(1500, 20);
    playhead.setScrubSound(true);
    await scrub(1500);
    await scrub(2000);
    const grains = heard.splice(0);
    await scrub(100, 20); // before its beginning
    playhead.listen(null);
    await scrub(1500, 20);
    playhead.listen("fast");
    playhead.setScrubSound(false);
    await scrub(1500, 20);
    return { silent: heard, grains };
  });
  expect(grains).toEqual([
    { from: 1, seconds: 0.08, isLoud: true },
    { from: 1.5, seconds: 0.08, isLoud: true },
  ]);
  expect(silent).toEqual([]);
});

test("one clip is heard at a time, none at first, as loud as is wanted, and letting go of all frees their films", async () => {
  await start({ ...fast, hasSound: true, loudnessLufs: -14 }, { ...slow, hasSound: true, loudnessLufs: -20 });
  const sounds = () =>
    open.page.evaluate(() =>
      Array.from(document.querySelectorAll("video"), ({ muted, volume }) => ({
        muted,
        volume: Math.round(volume * 100),
      })),
    );
  expect((await sounds()).map(({ muted }) => muted)).toEqual([true, true]);
  await open.page.evaluate(() => window.playhead.listen("fast"));
  expect(await sounds()).toEqual([
    { muted: false, volume: 50 },
    { muted: true, volume: 100 },
  ]);
  await open.page.evaluate(() => window.playhead.setVolume(0.5));
  expect((await sounds())[0]).toEqual({ muted: false, volume: 25 });
  await open.page.evaluate(() => window.playhead.listen("slow"));
  expect((await sounds()).map(({ muted }) => muted)).toEqual([true, false]);
  await open.page.evaluate(() => window.playhead.dispose());
  expect(
    await open.page.evaluate(() =>
      Array.from(document.querySelectorAll("video"), ({ networkState }) => networkState),
    ),
  ).toEqual([0, 0]);
});
