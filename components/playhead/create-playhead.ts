import { createConductor } from "./conductor.ts";
import { createFollower, type Follower } from "./follower.ts";
import { stepMs } from "./frame-grid.ts";
import { matchVolume } from "./match-volume.ts";
import type { Clip, Playhead, PlayheadState } from "./playhead.ts";
import { startOf, withA, withB } from "./range.ts";
import { createScrubSound, type ScrubSound } from "./scrub-sound.ts";
import { isInside, localMs, timeLineMs } from "./time-line.ts";

/** A playhead without clips; it watches the page's visibility until it is disposed of. */
export function createPlayhead(): Playhead {
  let state = initial;
  /** Until somebody wants to see more than posters nothing is loaded. */
  let isAwake = false;
  const players = new Map<string, { video: HTMLVideoElement; follower: Follower }>();
  let scrubSound: ScrubSound | null = null;
  const listeners = new Set<() => void>();
  const positionListeners = new Set<(positionMs: number) => void>();

  const write = (change: Partial<PlayheadState>) => {
    const next = { ...state, ...change };
    if (isSame(state, next)) return;
    state = next;
    for (const listener of listeners) listener();
  };
  const conductor = createConductor({
    read: () => state,
    write,
    parts: () => {
      if (!isAwake) return [];
      return state.clips.flatMap((clip) => {
        const follower = state.broken.includes(clip.id) ? undefined : players.get(clip.id)?.follower;
        const durationMs = Math.min(clip.durationMs, follower?.lengthMs() ?? 0);
        return follower ? [{ clip: { ...clip, durationMs }, follower }] : [];
      });
    },
    mayMove: () => document.visibilityState === "visible",
    onPosition(positionMs) {
      for (const listener of positionListeners) listener(positionMs);
    },
  });

  const volumeOf = (clip: Clip) => state.volume * matchVolume(clip, state.clips);
  const isWhole = ({ id }: Clip) => !state.broken.includes(id);
  const listen = (id: string | null) => {
    const isHeard = state.clips.some((clip) => clip.id === id && clip.hasSound && isWhole(clip));
    write({ listening: isHeard ? id : null });
    for (const clip of state.clips)
      players.get(clip.id)?.follower.setSound(clip.id === state.listening, volumeOf(clip));
  };
  /** Which clips there are, or where they lie, has changed: all are put in their places. */
  const arrange = (change: Partial<PlayheadState>) => {
    write(change);
    write({ durationMs: timeLineMs(state.clips.filter(isWhole)) });
    listen(state.listening);
    conductor.hold(Math.min(conductor.positionMs(), state.durationMs));
  };
  const hold = (positionMs: number) => {
    isAwake = true;
    conductor.hold(Math.min(Math.max(0, positionMs), state.durationMs));
  };
  const setScrubSound = (isOn: boolean) => {
    if (isOn) return void (scrubSound ??= createScrubSound());
    scrubSound?.dispose();
    scrubSound = null;
  };
  const setRange = (range: Pick<PlayheadState, "aMs" | "bMs">) => {
    write(range);
    conductor.refresh();
  };
  const onVisibility = () => {
    if (document.visibilityState === "visible") conductor.settle();
    else if (state.isPlaying) conductor.hold(conductor.positionMs());
  };

  const attach = (id: string, video: HTMLVideoElement) => {
    const mend = () => state.broken.filter((other) => other !== id);
    players.get(id)?.follower.detach();
    if (players.size === 0) document.addEventListener("visibilitychange", onVisibility);
    restore(video);
    const follower = createFollower(video, {
      onChange: conductor.settle,
      onReload: () => arrange({ broken: mend() }),
      onBroken() {
        const broken = [...mend(), id];
        const isAnyLeft = [...players.keys()].some((other) => !broken.includes(other));
        arrange({ broken, isPlaying: state.isPlaying && isAnyLeft });
      },
      onRefused() {
        // Without sound browsers are less strict.
        if (state.listening === id) return arrange({ listening: null });
        write({ isPlaying: false, isRefused: true });
        conductor.hold(conductor.positionMs());
      },
    });
    players.set(id, { video, follower });
    conductor.trust();
    arrange({ broken: mend() });
    return () => {
      if (players.get(id)?.follower !== follower) return;
      drop(id);
      conductor.trust();
      arrange({ broken: mend() });
      // An element that stays in the page may be attached again: what it plays is not taken from it.
      queueMicrotask(() => {
        if (!video.isConnected) release(video);
      });
    };
  };
  const drop = (id: string) => {
    players.get(id)?.follower.detach();
    players.delete(id);
    if (players.size === 0) document.removeEventListener("visibilitychange", onVisibility);
  };

  return {
    get: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    positionMs: conductor.positionMs,
    onPosition(listener) {
      positionListeners.add(listener);
      return () => positionListeners.delete(listener);
    },
    setClips(clips) {
      if (JSON.stringify(clips) === JSON.stringify(state.clips)) return;
      conductor.trust();
      arrange({ clips });
    },
    attach,
    play() {
      if (state.isPlaying) return;
      const from = startOf(state, state.durationMs, conductor.positionMs());
      write({ isPlaying: true, isRefused: false });
      hold(from);
    },
    pause() {
      write({ isPlaying: false });
      hold(conductor.positionMs());
    },
    seek: hold,
    scrub(to) {
      hold(to);
      const positionMs = conductor.positionMs();
      const clip = state.clips.find(({ id }) => id === state.listening);
      const player = clip && players.get(clip.id);
      if (!player || state.isPlaying || !isInside(clip, positionMs)) return;
      scrubSound?.sound(player.video, volumeOf(clip), localMs(clip, positionMs));
    },
    setScrubSound,
    step(frames) {
      write({ isPlaying: false });
      const attached = state.clips.filter((clip) => isWhole(clip) && players.has(clip.id));
      hold(stepMs(attached, conductor.positionMs(), frames));
    },
    setRate(rate) {
      write({ rate });
      conductor.refresh();
    },
    setLooping(isLooping) {
      write({ isLooping });
      conductor.refresh();
    },
    setA: (positionMs) => setRange(withA(state, positionMs)),
    setB: (positionMs) => setRange(withB(state, positionMs)),
    setOffset: (id, offsetMs) =>
      arrange({ clips: state.clips.map((clip) => (clip.id === id ? { ...clip, offsetMs } : clip)) }),
    listen,
    setVolume(volume) {
      write({ volume: Math.min(1, Math.max(0, volume)) });
      listen(state.listening);
    },
    dispose() {
      conductor.stop();
      setScrubSound(false);
      for (const [id, { video }] of players) {
        drop(id);
        release(video);
      }
      isAwake = false;
      write({ ...initial, clips: state.clips, durationMs: state.durationMs });
    },
  };
}

const initial: PlayheadState = {
  isPlaying: false,
  isRefused: false,
  isWaiting: false,
  waitingFor: [],
  broken: [],
  durationMs: 0,
  rate: 1,
  isLooping: false,
  aMs: null,
  bMs: null,
  listening: null,
  volume: 1,
  isSlowed: false,
  clips: [],
};

function isSame(one: PlayheadState, other: PlayheadState): boolean {
  // The keys of a state are the keys of every state.
  return (Object.keys(one) as (keyof PlayheadState)[]).every((key) => isEqual(one[key], other[key]));
}

function isEqual(one: unknown, other: unknown): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return one === other;
  return one.length === other.length && one.every((member, index) => member === other[index]);
}

const sources = new WeakMap<HTMLVideoElement, string>();

/** Frees what the element holds of its film: decoders, buffers, connections. */
function release(video: HTMLVideoElement): void {
  const source = video.getAttribute("src");
  if (source === null) return;
  sources.set(video, source);
  video.removeAttribute("src");
  video.load();
}

/** Gives an element back what `release` took from it. */
function restore(video: HTMLVideoElement): void {
  const source = sources.get(video);
  sources.delete(video);
  if (source !== undefined && !video.hasAttribute("src")) video.src = source;
}
