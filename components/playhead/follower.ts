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
  /** The browser does not let it play, or not with sound, before the page was touched. */
  onRefused: () => void;
};

/** Where a browser does not say which frame is on the screen, the one that was sought is taken for shown after so long. */
const shownAfterMs = 800;
const loadedAheadSeconds = 0.3;

export function createFollower(video: HTMLVideoElement, told: Told): Follower {
  let picture: Picture | null = null;
  let soughtMs: number | null = null;
  let isMeantToMove = false;
  let starting: Promise<void> | null = null;
  let movedFromMs = 0;
  let isShown = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const abort = new AbortController();
  const frames = watchFrames(video, () => {
    if (!picture || isMeantToMove || video.seeking) return;
    // The first frame after a seek is the answer to it, also where the film's frames lie otherwise than its rate says.
    if (showsPicture(picture) || soughtMs === picture.seekMs) show();
    else if (isShown) seek(picture); // a frame that was under way when it was stopped
  });

  const showsPicture = ({ beginMs, lengthMs, seekMs }: Picture) => {
    const shownMs = frames.shownMs();
    if (shownMs !== null) return shownMs <= seekMs && seekMs < shownMs + lengthMs;
    const ownMs = video.currentTime * 1000;
    return soughtMs === null && ownMs >= beginMs && ownMs < beginMs + lengthMs;
  };
  const show = () => {
    clearTimeout(timer);
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
  const apply = () => {
    clearTimeout(timer);
    if (!picture || isMeantToMove || video.seeking || video.readyState < video.HAVE_METADATA) return;
    if (showsPicture(picture)) return show();
    if (soughtMs !== picture.seekMs) return seek(picture);
    if (video.videoWidth === 0) return show(); // a sound has no picture to wait for
    timer = setTimeout(show, shownAfterMs);
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
    const started = video.play();
    starting = started;
    /** False where it was stopped, and perhaps started anew, meanwhile. */
    const settle = () => {
      if (starting !== started) return false;
      starting = null;
      return isMeantToMove;
    };
    started.then(settle, (error: unknown) => {
      if (settle() && error instanceof DOMException && error.name === "NotAllowedError") told.onRefused();
    });
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
      clearTimeout(timer);
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
    isStopped: () => isMeantToMove && !starting && video.paused && !video.ended,
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
