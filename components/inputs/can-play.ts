/** Whether this browser shows pictures of a film: some know a container and not what is in it. */
export function canPlay(src: string): Promise<boolean> {
  return new Promise((resolve) => {
    const video = document.createElement("video");
    const end = (can: boolean) => {
      video.removeAttribute("src");
      video.load();
      resolve(can);
    };
    const once = { once: true };
    video.addEventListener("loadeddata", () => end(video.videoWidth > 0), once);
    video.addEventListener("error", () => end(false), once);
    video.muted = true;
    video.preload = "auto";
    video.src = src;
  });
}
