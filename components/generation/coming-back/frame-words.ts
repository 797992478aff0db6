/** Why no picture could be taken. Taking one never costs anything. */
export const frameWords = {
  "not-ready": "The studio is still reading this video. Try again in a moment.",
  "no-frame": "This picture of the video could not be read. Nothing was charged. Try another one.",
  "not-found": "This video is not in the studio any more.",
} as const;
