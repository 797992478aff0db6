/** One film or sound on the common time line. */
export type Clip = {
  id: string;
  durationMs: number;
  /** Frames per second; null where nobody knows, and of a sound. */
  fps: number | null;
  /** When each of its frames begins, in its own time; null where they lie evenly, as `fps` says, and where nobody knows. */
  frameTimesMs: readonly number[] | null;
  /** Where its beginning lies on the time line: negative, and what comes before 0 is never shown. */
  offsetMs: number;
  hasSound: boolean;
  loudnessLufs: number | null;
};

export type PlayheadState = {
  /** What is wanted: true while clips are waited for, too. */
  isPlaying: boolean;
  /** The browser did not let the clips play without a gesture: they stand until somebody asks again. */
  isRefused: boolean;
  /** Playing is wanted, and some clip has no frame to show yet. */
  isWaiting: boolean;
  /** The clips that have no frame of the wanted instant yet, playing or not. */
  waitingFor: readonly string[];
  /** The clips that cannot be shown: nobody waits for them. */
  broken: readonly string[];
  durationMs: number;
  rate: number;
  isLooping: boolean;
  aMs: number | null;
  bMs: number | null;
  /** The one clip that is heard. */
  listening: string | null;
  /** How loud it is heard, from 0 to 1. */
  volume: number;
  /** This machine could not decode in time: all go on more slowly than `rate` says. */
  isSlowed: boolean;
  clips: readonly Clip[];
};

/**
 * Several players on one clock. A clip counts while a `<video>` is attached for it and it is not broken; before its beginning it shows
 * its first frame, after its end its last. Nothing plays before every clip that counts has its frame of that instant.
 */
export type Playhead = {
  get: () => PlayheadState;
  subscribe: (listener: () => void) => () => void;
  positionMs: () => number;
  /** Told of every change of the position, outside React: with every painted frame while it plays. */
  onPosition: (listener: (positionMs: number) => void) => () => void;
  setClips: (clips: readonly Clip[]) => void;
  /** Takes over the element: its time, rate, volume and whether it plays. Answers with what lets it go. */
  attach: (id: string, video: HTMLVideoElement) => () => void;
  play: () => void;
  pause: () => void;
  seek: (positionMs: number) => void;
  /** Seeks as a drag does: where scrubbing sounds and nothing plays, a grain of the clip that is listened to is heard. */
  scrub: (positionMs: number) => void;
  /** Off at first. */
  setScrubSound: (isOn: boolean) => void;
  /** To the neighbouring frame of the clip with the most frames per second; pauses. */
  step: (frames: 1 | -1) => void;
  /** 0.25 to 2. */
  setRate: (rate: number) => void;
  setLooping: (isLooping: boolean) => void;
  setA: (positionMs: number | null) => void;
  setB: (positionMs: number | null) => void;
  setOffset: (id: string, offsetMs: number) => void;
  listen: (id: string | null) => void;
  /** 0 to 1, on top of what makes all clips as loud as each other. */
  setVolume: (volume: number) => void;
  /** Lets go of every element and of its film. What is attached afterwards works again. */
  dispose: () => void;
};
