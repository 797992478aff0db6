import { frameAt, pictureAt } from "#components/playhead/frame-grid.ts";
import { type Film, mount, readNumber, shownNumbers, start, until } from "./page.ts";

/** Gaps in milliseconds between the earliest and the latest of all players at one painted frame. */
export type Drift = {
  /** Of the instants where their films are, while all move: what a frame has been on the screen is added to where it begins. */
  driftMs: number[];
  /** Of the beginnings of the frames that they show: films of different rates differ here although they keep time. */
  framesMs: number[];
  /** The same by the numbers read from the pictures. */
  pixelMs: number[];
  /** The same while they are held, too. */
  heldMs: number[];
};

type Shown = { film: Film; video: HTMLVideoElement; beginMs: number; sinceMs: number };

const readEveryMs = 500;
const loopMs = 10_000;
/** Where the playhead is sent on the way, in the order of time. */
const seeksMs = [6500, 1200, 8100, 300, 4700];

/** Notes at every painted frame what all players show, for so many seconds. */
async function watch(
  films: readonly Film[],
  videos: readonly HTMLVideoElement[],
  seconds: number,
): Promise<Drift> {
  const drift: Drift = { driftMs: [], framesMs: [], pixelMs: [], heldMs: [] };
  const all: Shown[] = films.map((film, index) => ({ film, video: videos[index]!, beginMs: 0, sinceMs: 0 })); // one each
  let isWatching = true;
  for (const shown of all) {
    const take = (_now: number, frame: VideoFrameCallbackMetadata) => {
      shown.beginMs = frame.mediaTime * 1000 + shown.film.offsetMs;
      shown.sinceMs = frame.expectedDisplayTime;
      if (isWatching) shown.video.requestVideoFrameCallback(take);
    };
    shown.video.requestVideoFrameCallback(take);
  }
  const endAt = performance.now() + seconds * 1000;
  let readAt = performance.now();
  while (performance.now() < endAt) {
    const now = await new Promise<number>(requestAnimationFrame);
    // A clip that holds its last frame has no instant of its own.
    const inside = all.filter(
      ({ film, video }) => !video.ended && video.currentTime * 1000 < film.durationMs - 100,
    );
    if (inside.length < 2) continue;
    const frames = gap(inside.map(({ beginMs }) => beginMs));
    drift.heldMs.push(frames);
    if (inside.some(({ video }) => video.paused || video.seeking)) continue;
    drift.framesMs.push(frames);
    drift.driftMs.push(
      gap(
        inside.map(
          ({ film, beginMs, sinceMs }) => beginMs + Math.min(Math.max(0, now - sinceMs), frameMs(film)),
        ),
      ),
    );
    if (performance.now() - readAt < readEveryMs) continue;
    readAt = performance.now();
    drift.pixelMs.push(
      gap(inside.map(({ film, video }) => (readNumber(video) ?? 0) * frameMs(film) + film.offsetMs)),
    );
  }
  isWatching = false;
  return drift;
}

const gap = (values: readonly number[]) => Math.max(...values) - Math.min(...values);
const frameMs = ({ fps }: Film) => 1000 / (fps ?? 1);

/** The engine: a loop of ten seconds, and a seek now and then. */
export async function measureEngine(films: readonly Film[], seconds: number) {
  const playhead = start(films);
  const videos = [...document.querySelectorAll("video")];
  playhead.setB(loopMs);
  playhead.setLooping(true);
  playhead.play();
  await until(playhead, ({ isWaiting }) => !isWaiting);
  let wasSlowed = false;
  const stop = playhead.subscribe(() => {
    wasSlowed ||= playhead.get().isSlowed;
  });
  const seeks = seekOnTheWay((ms) => playhead.seek(ms), seconds);
  const drift = await watch(films, videos, seconds);
  clearInterval(seeks);
  stop();
  playhead.pause();
  return { ...drift, wasSlowed };
}

/** The same films, loop and seeks with nothing but play(). */
export async function measurePlain(films: readonly Film[], seconds: number): Promise<Drift> {
  const videos = mount(films);
  await Promise.all(
    videos.map(
      (video) => new Promise((resolve) => video.addEventListener("canplaythrough", resolve, { once: true })),
    ),
  );
  const seek = (ms: number) => {
    for (const [index, video] of videos.entries()) {
      video.currentTime = Math.min(ms, films[index]!.durationMs - 50) / 1000; // one film each
      void video.play();
    }
  };
  seek(0);
  const seeks = seekOnTheWay(seek, seconds);
  const loop = setInterval(() => {
    if (videos.some((video) => video.currentTime * 1000 >= loopMs)) seek(0);
  }, 10);
  const drift = await watch(films, videos, seconds);
  clearInterval(seeks);
  clearInterval(loop);
  return drift;
}

function seekOnTheWay(seek: (ms: number) => void, seconds: number) {
  let next = 0;
  return setInterval(
    () => seek(seeksMs[next++ % seeksMs.length] ?? 0),
    (seconds * 1000) / (seeksMs.length + 1),
  );
}

/** Where seeks go: to and fro, and never to the same instant twice. */
const seekTargets = (count: number) => Array.from({ length: count }, (_, index) => (index * 3709) % loopMs);

/** How long the same seeks take players that know nothing of each other, until the slowest of them has its frame. */
export async function measurePlainSeeks(films: readonly Film[], count: number): Promise<number[]> {
  const videos = mount(films);
  const frame = (video: HTMLVideoElement) =>
    new Promise((resolve) => video.requestVideoFrameCallback(() => resolve(null)));
  await Promise.all(videos.map(frame));
  const tookMs: number[] = [];
  for (const toMs of seekTargets(count)) {
    const from = performance.now();
    await Promise.all(
      videos.map(async (video, index) => {
        const seconds = pictureAt(films[index]!, toMs).seekMs / 1000; // one film each
        if (Math.abs(video.currentTime - seconds) < 1e-3) return;
        video.currentTime = seconds;
        await Promise.all([
          frame(video),
          new Promise((resolve) => video.addEventListener("seeked", resolve, { once: true })),
        ]);
      }),
    );
    tookMs.push(performance.now() - from);
  }
  return tookMs;
}

/** How long seeks take until every player shows its frame of the new instant, and how many frames were wrong then. */
export async function measureSeeks(films: readonly Film[], count: number) {
  const playhead = start(films);
  const videos = [...document.querySelectorAll("video")];
  playhead.seek(0);
  await until(playhead, ({ waitingFor }) => waitingFor.length === 0);
  const tookMs: number[] = [];
  let wrong = 0;
  for (const toMs of seekTargets(count)) {
    const from = performance.now();
    playhead.seek(toMs);
    await until(playhead, ({ waitingFor }) => waitingFor.length === 0);
    tookMs.push(performance.now() - from);
    wrong += films.filter((film, index) => readNumber(videos[index]!) !== frameAt(film, toMs)).length; // one each
  }
  return { tookMs, wrong };
}

/** Steps there and back: how many players showed anything but the same or the neighbouring frame, the finest anything but the latter. */
export async function measureSteps(films: readonly Film[], count: number): Promise<number> {
  const playhead = start(films);
  const finest = Math.max(...films.map(({ fps }) => fps ?? 0));
  playhead.seek(1500);
  let before = await shownNumbers(playhead);
  let wrong = 0;
  for (let index = 0; index < count; index++) {
    const direction = index < count / 2 ? 1 : -1;
    playhead.step(direction);
    const numbers = await shownNumbers(playhead);
    for (const [film, { fps }] of films.entries()) {
      const moved = ((numbers[film] ?? -9) - (before[film] ?? -9)) * direction;
      if (moved !== 1 && (moved !== 0 || fps === finest)) wrong += 1;
    }
    before = numbers;
  }
  return wrong;
}

/**
 * Plays until the first clip has nothing to show any more, as its server keeps the rest back: how far any player moves in the half second
 * after all were held, and how far apart the instants are that they show then.
 */
export async function measureStall(films: readonly Film[]): Promise<{ movedMs: number; apartMs: number }> {
  const playhead = start(films);
  const videos = [...document.querySelectorAll("video")];
  const isCutOff = ({ buffered, currentTime }: HTMLVideoElement) =>
    buffered.length > 0 && buffered.end(buffered.length - 1) < currentTime + 2;
  playhead.play();
  // A slow machine makes others wait, too, before that.
  while (playhead.get().waitingFor.join() !== films[0]?.id || !videos.slice(0, 1).every(isCutOff))
    await new Promise(requestAnimationFrame);
  const times = () => videos.map(({ currentTime }) => currentTime * 1000);
  const heldAt = times();
  await new Promise((resolve) => setTimeout(resolve, 500));
  const { waitingFor } = playhead.get();
  const positionMs = playhead.positionMs();
  const there = films.filter(
    ({ id, durationMs }) => !waitingFor.includes(id) && durationMs > positionMs + 100,
  );
  const instants = there.map((film) => (readNumber(videos[films.indexOf(film)]!) ?? 0) * frameMs(film)); // one each
  return {
    movedMs: gap([0, ...times().map((ms, index) => ms - (heldAt[index] ?? 0))]),
    apartMs: gap(instants),
  };
}
