/** What is said of what went into a result. */
export const inputsMessages = {
  references: "References",
  noReferences: "None",
  sentTo: (provider: string) => `Sent to ${provider}`,
  sentFromStudio: "Rendered here. Nothing was sent.",
  copy: "Copy",
  copied: "Copied",
  settings: "Settings",

  // a reference beside the results
  input: "Input",
  show: "Show on stage",
  showLabel: (label: string) => `Show ${label} on stage`,
  hide: "Hide",
  hideLabel: (label: string) => `Hide ${label} from stage`,
  play: "Play along",
  playLabel: (label: string) => `Play ${label} along`,
  stop: "Stop",
  stopLabel: (label: string) => `Stop ${label}`,
  loading: "Loading",
  makingProxy: "Making a proxy",
  cannotPlay: (label: string) => `This browser can't play ${label}.`,

  // where it was read from
  notRead: "Reading the stored request. Reload in a moment.",
  rebuilt: "Rebuilt from the stored request",

  // what became of a reference
  asFirst: { sent: "Sent as the first frame", used: "Used as the first frame" },
  asLast: { sent: "Sent as the last frame", used: "Used as the last frame" },
  used: "Used",
  writtenAs: (spelling: string) => `Sent, written as ${spelling}`,
  notMentioned: "Sent; not in the text",
  noKind: (kind: string) => `Left out: ${kind} not supported`,
  noTime: "Left out: over the total length",
  soundOff: "Left out: sound is off",
  notSent: "Not sent",
};
