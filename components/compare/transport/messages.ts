/** What the transport says. */
export const transportMessages = {
  pressToPlay: "Press to play",
  waiting: (clips: string) => `Waiting for ${clips}`,
  slowed: "Slowed down",
  slowedLong: "Slowed down: too much to decode at once",
  broken: (clips: string) => `Can't play ${clips}`,
  brokenAlone: "Can't play here",

  position: (at: string, length: string) => `${at} of ${length}`,
  showMilliseconds: "Show milliseconds",
  showFrames: "Show frames",
  note: (clip: string, at: string) => `Note on clip ${clip} at ${at}`,
  setHere: (mark: string) => `Set ${mark} here`,
  isAt: (mark: string, at: string) => `${mark} at ${at}`,
  clear: "Clear A and B",
  scrubSound: "Scrub with sound",
};
