import { createPlayhead } from "#components/playhead/create-playhead.ts";
import type { Clip, Playhead } from "#components/playhead/playhead.ts";

/** What the bare page of tests and benchmarks does in the browser. */
export type Film = Clip & { src: string };

const blocks = 16;
const canvas = document.createElement("canvas");
canvas.width = blocks;
canvas.height = 1;
const drawing = canvas.getContext("2d", { willReadFrequently: true });

/** The number that is burnt into the picture on the screen; null where there is none. */
export function readNumber(video: HTMLVideoElement): number | null {
  if (!drawing || video.videoWidth === 0) return null;
  const height = video.videoHeight / 40;
  drawing.imageSmoothingEnabled = true;
  drawing.drawImage(video, 0, height, video.videoWidth, height, 0, 0, blocks, 1);
  const { data } = drawing.getImageData(0, 0, blocks, 1);
  const bits = Array.from({ length: blocks }, (_, block) => ((data[block * 4] ?? 0) > 128 ? 1 : 0));
  if (bits[0] !== 1 || bits[1] !== 0) return null;
  return bits.slice(2).reduce<number>((number, bit) => number * 2 + bit, 0);
}

/** Puts a player for each film into the page, after what was there has been let go. */
export function mount(films: readonly Film[]): HTMLVideoElement[] {
  playhead?.dispose();
  for (const old of document.querySelectorAll("video")) old.remove();
  const videos = films.map((film) => {
    const video = document.createElement("video");
    video.src = film.src;
    video.id = film.id;
    video.muted = true;
    video.playsInline = true;
    video.preload = "auto";
    video.style.width = films.length > 4 ? "24vw" : "48vw"; // all are seen, as large as the room would show them
    document.body.append(video);
    return video;
  });
  return videos;
}

let playhead: Playhead | undefined;

/** The films of the page on one playhead. */
export function start(films: readonly Film[]): Playhead {
  const videos = mount(films);
  const made = createPlayhead();
  playhead = made;
  made.setClips(films);
  for (const video of videos) made.attach(video.id, video);
  return made;
}

/** Answers once the playhead's state is as wanted. */
export function until(
  made: Playhead,
  isWanted: (state: ReturnType<Playhead["get"]>) => boolean,
): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!isWanted(made.get())) return;
      stop();
      resolve();
    };
    const stop = made.subscribe(look);
    look();
  });
}

/** The numbers that all players show, once nobody is waited for and the browser has painted. */
export async function shownNumbers(made: Playhead): Promise<(number | null)[]> {
  await until(made, ({ waitingFor }) => waitingFor.length === 0);
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  await until(made, ({ waitingFor }) => waitingFor.length === 0);
  return Array.from(document.querySelectorAll("video"), readNumber);
}
