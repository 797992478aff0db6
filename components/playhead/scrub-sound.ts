/** What is heard of a film while it is scrubbed through: a short grain of its sound wherever the playhead is put. */
export type ScrubSound = {
  /** Silent until the film's sound has been fetched and decoded, and of films that are too long for that. */
  sound: (video: HTMLVideoElement, volume: number, ownMs: number) => void;
  dispose: () => void;
};

const grainSeconds = 0.08;
/** Short enough not to be heard, and no grain clicks. */
const fadeSeconds = 0.008;
/** Decoded sound takes about 23 MB a minute: one film's is kept, and of no longer ones. */
const longestSeconds = 60;

export function createScrubSound(): ScrubSound {
  const context = new AudioContext();
  const abort = new AbortController();
  let src = "";
  let decoded: AudioBuffer | null = null;
  let soundsUntil = 0;

  const load = async (from: string) => {
    src = from;
    decoded = null;
    const response = await fetch(from, { signal: abort.signal });
    const buffer = await context.decodeAudioData(await response.arrayBuffer());
    if (src === from) decoded = buffer;
  };
  const grain = (buffer: AudioBuffer, volume: number, fromSeconds: number) => {
    const from = context.currentTime;
    soundsUntil = from + grainSeconds;
    const gain = new GainNode(context, { gain: 0 });
    gain.gain.setValueAtTime(0, from);
    gain.gain.linearRampToValueAtTime(volume, from + fadeSeconds);
    gain.gain.setValueAtTime(volume, soundsUntil - fadeSeconds);
    gain.gain.linearRampToValueAtTime(0, soundsUntil);
    const source = new AudioBufferSourceNode(context, { buffer });
    source.connect(gain).connect(context.destination);
    source.start(from, fromSeconds, grainSeconds);
  };

  return {
    sound(video, volume, ownMs) {
      if (!(video.duration <= longestSeconds)) return;
      void context.resume(); // browsers let nothing sound before the page was touched
      if (video.currentSrc !== src) load(video.currentSrc).catch(() => undefined); // what cannot be had stays silent
      if (decoded && context.currentTime >= soundsUntil) grain(decoded, volume, ownMs / 1000);
    },
    dispose() {
      abort.abort();
      void context.close();
    },
  };
}
