const sources = new WeakMap<HTMLVideoElement, string>();

/** Frees what the element holds of its film: decoders, buffers, connections. */
export function release(video: HTMLVideoElement): void {
  const source = video.getAttribute("src");
  if (source === null) return;
  sources.set(video, source);
  video.removeAttribute("src");
  video.load();
}

/** Gives an element back what `release` took from it. */
export function restore(video: HTMLVideoElement): void {
  const source = sources.get(video);
  sources.delete(video);
  if (source !== undefined && !video.hasAttribute("src")) video.src = source;
}
