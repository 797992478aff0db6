/** All that the screening room says. */
export const roomMessages = {
  // the line of tools
  layout: "Layout",
  zoom: "Zoom",
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
