import type { Clip, Playhead, PlayheadState } from "./playhead.ts";

export function createPlayhead(): Playhead {
  let state: PlayheadState = initial;
  let position = 0;
  const listeners = new Set<() => void>();
  const positionListeners = new Set<(positionMs: number) => void>();
  const update = (change: Partial<PlayheadState>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const seek = (positionMs: number) => {
    position = positionMs;
    for (const listener of positionListeners) listener(position);
  };
  return {
    get: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    positionMs: () => position,
    onPosition(listener) {
      positionListeners.add(listener);
      return () => positionListeners.delete(listener);
    },
    setClips: (clips: readonly Clip[]) => update({ clips }),
    attach: () => () => undefined,
    play: () => update({ isPlaying: true }),
    pause: () => update({ isPlaying: false }),
    seek,
    step: (frames) => seek(position + frames * 40),
    setRate: (rate) => update({ rate }),
    setLooping: (isLooping) => update({ isLooping }),
    setA: (aMs) => update({ aMs }),
    setB: (bMs) => update({ bMs }),
    setOffset: (id, offsetMs) =>
      update({ clips: state.clips.map((clip) => (clip.id === id ? { ...clip, offsetMs } : clip)) }),
    listen: (listening) => update({ listening }),
    dispose: () => update({ isPlaying: false }),
  };
}

const initial: PlayheadState = {
  isPlaying: false,
  isWaiting: false,
  waitingFor: [],
  broken: [],
  durationMs: 0,
  rate: 1,
  isLooping: false,
  aMs: null,
  bMs: null,
  listening: null,
  isSlowed: false,
  clips: [],
};
