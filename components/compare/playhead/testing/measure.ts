import { type Film, mount, readNumber, start, until } from "./page.ts";

/** Gaps in milliseconds between the earliest and the latest instant of the time line that players show at one moment. */
export type Drift = { movingMs: number[]; allMs: number[]; pixelMs: number[]; wrongNumbers: number };

type Shown = { film: Film; video: HTMLVideoElement; shownMs: number | null };

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
  const drift: Drift = { movingMs: [], allMs: [], pixelMs: [], wrongNumbers: 0 };
  const all: Shown[] = films.map((film, index) => ({ film, video: videos[index]!, shownMs: null })); // one each
  let isWatching = true;
  for (const shown of all) {
    const take = (_now: number, { mediaTime }: { mediaTime: number }) => {
      shown.shownMs = mediaTime * 1000 + shown.film.offsetMs;
      if (isWatching) shown.video.requestVideoFrameCallback(take);
    };
    shown.video.requestVideoFrameCallback(take);
  }
  const endAt = performance.now() + seconds * 1000;
  let readAt = performance.now();
  while (performance.now() < endAt) {
    await new Promise(requestAnimationFrame);
    // A clip that holds its last frame has no instant of its own.
    const inside = all.filter(
      ({ film, video }) => !video.ended && video.currentTime * 1000 < film.durationMs - 100,
    );
    if (inside.length < 2) continue;
    const instants = inside.map(({ shownMs }) => shownMs ?? 0);
    const gapMs = Math.max(...instants) - Math.min(...instants);
    const isMoving = inside.every(({ video }) => !video.paused && !video.seeking);
    drift.allMs.push(gapMs);
    if (isMoving) drift.movingMs.push(gapMs);
    if (!isMoving || performance.now() - readAt < readEveryMs) continue;
    readAt = performance.now();
    const read = inside.map(({ film, video, shownMs }) => {
      const frameMs = 1000 / (film.fps ?? 1);
      const number = readNumber(video) ?? -1;
      if (Math.abs(number - ((shownMs ?? 0) - film.offsetMs) / frameMs) > 1.5) drift.wrongNumbers += 1;
      return number * frameMs + film.offsetMs;
    });
    drift.pixelMs.push(Math.max(...read) - Math.min(...read));
  }
  isWatching = false;
  return drift;
}

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
