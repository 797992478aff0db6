import { type Film, mount, readNumber, start, until } from "./page.ts";

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

/** How long seeks take until every player shows its frame of the new instant, and how many frames were wrong then. */
export async function measureSeeks(films: readonly Film[], count: number) {
  const playhead = start(films);
  const videos = [...document.querySelectorAll("video")];
  playhead.seek(0);
  await until(playhead, ({ waitingFor }) => waitingFor.length === 0);
  const tookMs: number[] = [];
  let wrong = 0;
  for (let index = 0; index < count; index++) {
    const toMs = (index * 3709) % loopMs;
    const from = performance.now();
    playhead.seek(toMs);
    await until(playhead, ({ waitingFor }) => waitingFor.length === 0);
    tookMs.push(performance.now() - from);
    wrong += films.filter(({ fps, durationMs }, film) => {
      const last = Math.round((durationMs * (fps ?? 1)) / 1000) - 1;
      return readNumber(videos[film]!) !== Math.min(last, Math.floor((toMs * (fps ?? 1)) / 1000 + 1e-3)); // one each
    }).length;
  }
  return { tookMs, wrong };
}
