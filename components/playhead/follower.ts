import type { Picture } from "./frame-grid.ts";
import type { Clip } from "./playhead.ts";
import { watchFrames } from "./watch-frames.ts";

/** A clip and its player. */
export type Part = { clip: Clip; follower: Follower };

/** One `<video>` that shows what it is told to. */
export type Follower = {
  /** Its own time. */
  ownMs: () => number;
  /** How long its film turned out to be; Infinity until that is known. */
  lengthMs: () => number;
  /** Stands still and brings this picture to the screen. */
  place: (picture: Picture) => void;
  /** The placed picture is on the screen, and, where it is to move from there, what comes next has been loaded. */
  isReady: (mustMove: boolean) => boolean;
  move: (rate: number) => void;
  setRate: (rate: number) => void;
  isMoving: () => boolean;
  /** How far it has come since it was told to move. */
  movedMs: () => number;
  /** Meant to move, but somebody else stopped it: a key of the keyboard, the system. */
  isStopped: () => boolean;
  /** Meant to move, but there is nothing to show. */
  isStarved: () => boolean;
  /** What it would show next has been loaded, be it decoded or not. */
  hasLoaded: () => boolean;
  hasEnded: () => boolean;
  setSound: (isHeard: boolean, volume: number) => void;
  /** Frames that should have been shown, and those of them that were not, since it was asked last. */
  takeCounts: () => { total: number; lost: number };
  /** Lets the element go as it is. */
  detach: () => void;
};

type Told = {
  /** It may be ready now, or not any more. */
  onChange: () => void;
  /** What it plays has been exchanged. */
  onReload: () => void;
  onBroken: () => void;
  /** The browser does not let it be heard before the page was touched. */
  onRefused: () => void;
};

/** Where a browser never says which frame is on the screen, the one that was sought is taken for shown after so long. */
const shownAfterMs = 800;
const loadedAheadSeconds = 0.3;

export function createFollower(video: HTMLVideoElement, told: Told): Follower {
  let picture: Picture | null = null;
  let soughtMs: number | null = null;
  let isMeantToMove = false;
  let isStarting = false;
  let movedFromMs = 0;
  let isShown = false;
  let retries = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const abort = new AbortController();
  const frames = watchFrames(video, () => {
    if (!picture || isMeantToMove || video.seeking) return;
    if (showsPicture(picture)) show();
    else if (isShown) seekAgain(); // a frame that was under way when it was stopped
  });

  const showsPicture = ({ beginMs, lengthMs }: Picture) => {
    const shownMs = frames.shownMs();
    if (shownMs !== null) return Math.abs(shownMs - beginMs) < lengthMs / 2;
    const ownMs = video.currentTime * 1000;
    return soughtMs === null && ownMs >= beginMs && ownMs < beginMs + lengthMs;
  };
  const show = () => {
    isShown = true;
    told.onChange();
  };
  const seek = (wanted: Picture) => {
    soughtMs = wanted.seekMs;
    isShown = false;
    frames.forget();
    video.currentTime = soughtMs / 1000;
    told.onChange();
  };
  /** Frames of uneven length may never match: one more try has to do. */
  const seekAgain = () => {
    if (!picture || retries === 0) return;
    retries -= 1;
    seek(picture);
  };
  const apply = () => {
    clearTimeout(timer);
    if (!picture || isMeantToMove || video.seeking || video.readyState < video.HAVE_METADATA) return;
    if (showsPicture(picture)) return show();
    if (soughtMs !== picture.seekMs) return seek(picture);
    if (video.videoWidth === 0) return show(); // a sound has no picture to wait for
    timer = setTimeout(() => {
      if (frames.shownMs() !== null && retries > 0) seekAgain();
      else show();
    }, shownAfterMs);
  };

  const on = (names: readonly (keyof HTMLMediaElementEventMap)[], listener: () => void) => {
    for (const name of names) video.addEventListener(name, listener, { signal: abort.signal });
  };
  on(["loadedmetadata", "seeked"], apply);
  on(["canplay", "canplaythrough", "progress", "loadeddata"], told.onChange);
  on(["error"], told.onBroken);
  on(["emptied"], () => {
    soughtMs = null;
    isShown = false;
    isMeantToMove = false;
    frames.forget();
    told.onReload();
  });

  const play = () => {
    isStarting = true;
    video.play().then(
      () => {
        isStarting = false;
      },
      (error: unknown) => {
        isStarting = false;
        if (isMeantToMove && error instanceof DOMException && error.name === "NotAllowedError")
          told.onRefused();
      },
    );
  };
  /** Not at its end, where no player says that more will come. */
  const hasMore = () => (video.duration - video.currentTime) * 1000 > 2 * (picture?.lengthMs ?? 0) + 50;
  const follower: Follower = {
    ownMs: () => video.currentTime * 1000,
    lengthMs: () => (Number.isFinite(video.duration) ? video.duration * 1000 : Number.POSITIVE_INFINITY),
    place(wanted) {
      isMeantToMove = false;
      video.pause();
      video.preload = "auto";
      const isSame = picture?.seekMs === wanted.seekMs && soughtMs === wanted.seekMs;
      picture = wanted;
      retries = 1;
      if (!isSame) {
        isShown = false;
        soughtMs = video.seeking ? soughtMs : null;
      }
      apply();
    },
    isReady: (mustMove) =>
      isShown &&
      !video.seeking &&
      video.readyState >= (mustMove && hasMore() ? video.HAVE_FUTURE_DATA : video.HAVE_CURRENT_DATA),
    move(rate) {
      isMeantToMove = true;
      movedFromMs = follower.ownMs();
      soughtMs = null;
      follower.setRate(rate);
      play();
    },
    setRate(rate) {
      if (video.playbackRate !== rate) video.playbackRate = rate;
    },
    isMoving: () => isMeantToMove,
    movedMs: () => follower.ownMs() - movedFromMs,
    isStopped: () => isMeantToMove && !isStarting && video.paused && !video.ended,
    isStarved: () => isMeantToMove && !video.ended && video.readyState < video.HAVE_FUTURE_DATA && hasMore(),
    hasLoaded: () => isLoaded(video.buffered, video.currentTime + loadedAheadSeconds),
    hasEnded: () => video.ended,
    setSound(isHeard, volume) {
      video.muted = !isHeard;
      video.volume = volume;
      video.preservesPitch = true;
    },
    takeCounts: frames.takeCounts,
    detach() {
      clearTimeout(timer);
      abort.abort();
      frames.stop();
      video.pause();
    },
  };
  if (video.error) queueMicrotask(told.onBroken);
  return follower;
}

function isLoaded(ranges: TimeRanges, seconds: number): boolean {
  return Array.from({ length: ranges.length }, (_, index) => index).some(
    (index) => ranges.start(index) <= seconds && seconds <= ranges.end(index),
  );
}
