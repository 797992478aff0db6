/** Which frame of a player is on the screen, as the browser tells it. */
export type FrameWatch = {
  /** When, in the film's own time, the frame on the screen begins; null while nobody knows. */
  shownMs: () => number | null;
  /** What was shown last is about to be replaced. */
  forget: () => void;
  takeCounts: () => { total: number; lost: number };
  stop: () => void;
};

/** Tells of every frame as it comes to the screen. Browsers without frame callbacks tell of none. */
export function watchFrames(video: HTMLVideoElement, onFrame: () => void): FrameWatch {
  let shownMs: number | null = null;
  let handle = 0;
  let counted = { total: 0, lost: 0 };
  const isTold = "requestVideoFrameCallback" in video;
  const wait = () => {
    if (!isTold) return;
    handle = video.requestVideoFrameCallback((_now, { mediaTime }) => {
      shownMs = mediaTime * 1000;
      wait();
      onFrame();
    });
  };
  wait();
  return {
    shownMs: () => shownMs,
    forget() {
      shownMs = null;
    },
    takeCounts() {
      const { totalVideoFrames: total, droppedVideoFrames: lost } = video.getVideoPlaybackQuality();
      const since = { total: total - counted.total, lost: lost - counted.lost };
      counted = { total, lost };
      return since.total < 0 ? { total, lost } : since;
    },
    stop() {
      if (isTold) video.cancelVideoFrameCallback(handle);
    },
  };
}
