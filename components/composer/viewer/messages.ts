import { secondsText } from "#lib/domain/base/quantity.ts";

/** All that the viewer says. */
export const viewerMessages = {
  previous: "Previous reference",
  next: "Next reference",
  place: (at: number, of: number) => `${at} of ${of}`,
  close: "Close",

  // the picture
  actualSize: "100 %",
  zoomHint: "Actual size",
  cannotShow: (what: string) => `This browser can't show ${what}.`,
  cannotPlay: (what: string) => `This browser can't play ${what}.`,
  stillSent: "Models still get it.",
  makingProxy: "Making a proxy",
  makingPreview: "Making a preview",
  proxy: "Proxy",
  preview: "Preview",
  browsersCannotPlay: (what: string) => `Browsers can't play ${what}.`,
  browsersCannotShow: (what: string) => `Browsers can't show ${what}.`,
  proxyOfHdr: "HDR, shown as SDR.",
  proxyOfInterlaced: "Interlaced, shown deinterlaced.",
  failedHere: "This browser can't play the file itself.",
  loading: "Loading",

  // the player
  player: "Player",
  play: "Play",
  pause: "Pause",
  mute: "Mute",
  unmute: "Unmute",
  noSound: "No sound",
  volume: "Volume",
  percent: (share: number) => `${Math.round(share * 100)} %`,

  // the facts
  models: "Models",
  noModels: "No models chosen",
  file: "File",
  fileName: "File name",
  length: "Length",
  picture: "Picture",
  size: "Size",
  format: "Format",
  codec: "Codec",
  colour: "Colour",
  scan: "Scan",
  interlaced: "Interlaced",
  channels: "Channels",
  original: "Original",
  revert: "Revert",
  toOriginal: "to original",
  open: "Open",
  openOriginal: (name: string) => `Open original ${name}`,
  hidden: "Cut",
  hiddenPart: (durationMs: number) => `${secondsText(durationMs)} not sent`,

  // what a model says
  fits: "Fits",
  leftOut: "Left out",
  andMore: (text: string, more: number) => `${text}, +${more} more`,
};
