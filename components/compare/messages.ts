/** All that the screening room says. */
export const roomMessages = {
  // the stage
  results: "Results",
  firstClip: "First clip",
  secondClip: "Second clip",
  wipePosition: "Wipe position",
  note: "Note",
  details: "Details",

  /** Over what keys do here, in the palette. */
  commands: "Clips",

  // the line of tools
  layout: "Layout",
  zoom: "Zoom",
  zoomed: (value: string) => `Zoom: ${value}`,
  zoomIn: "Zoom in",
  zoomOut: "Zoom out",
  fit: "Fit",
  look: { left: "Look left", right: "Look right", up: "Look up", down: "Look down" },
  opacity: "Opacity",
  lessOpacity: "Less opacity",
  moreOpacity: "More opacity",
  quality: "Playback",
  proxies: "Proxies",
  originals: "Originals",
  more: "More for this run",
  inputs: "Inputs",
  fullScreen: "Full screen",
  leaveFullScreen: "Leave full screen",
  keys: "Keyboard shortcuts",

  // the drawer
  clipTabs: "Clips",
  clip: (number: number) => `Clip ${number}`,
  close: "Close",
};

/** What the transport says. */
export const transportMessages = {
  region: "Transport",
  playhead: "Playhead",
  playAll: "Play all",
  pauseAll: "Pause all",
  previousFrame: "Previous frame",
  nextFrame: "Next frame",

  pressToPlay: "Press to play",
  loading: "Loading",
  waiting: (clips: string) => `Waiting for ${clips}`,
  slowed: "Slowed down",
  slowedLong: "Slowed down: too much to decode at once",
  broken: (clips: string) => `Can't play ${clips}`,
  brokenAlone: "Can't play here",

  position: (at: string, length: string) => `${at} of ${length}`,
  showMilliseconds: "Show milliseconds",
  showFrames: "Show frames",
  note: (clip: string, at: string) => `Note on clip ${clip} at ${at}`,
  set: (mark: string) => `Set ${mark}`,
  setHere: (mark: string) => `Set ${mark} here`,
  isAt: (mark: string, at: string) => `${mark} at ${at}`,
  clear: "Clear A and B",
  loop: "Loop",
  speed: (rate: string) => `Playback speed ${rate}`,
  speeds: "Playback speed",
  scrubSound: "Scrub with sound",
  on: "On",
  off: "Off",
};
