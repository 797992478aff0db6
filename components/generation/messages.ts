import { countText } from "#lib/domain/base/quantity.ts";
import type { FailureKind } from "#lib/domain/generation/failure.ts";
import type { attemptStates } from "#lib/domain/generation/run-view.ts";
import type { Status } from "#lib/domain/generation/generation.ts";

/** What a generation's card says beside its failures, whose sentences are in `lib/domain/generation/messages.ts`. */
export const generationMessages = {
  // what can be done, as buttons; see also `retryLabel`
  cancel: "Cancel",
  stopWaiting: "Stop waiting",
  tryLink: "Try the link again",
  lookAgain: "Look again",
  lookFor: "Look for it",
  sendAgain: "Send again (may cost twice)",
  giveUp: "Give up",
  taskId: "Task id",
  adoptIt: "Adopt",
  adoptTask: (task: string) => `Adopt ${task}`,
  cancelOrStop: (provider: string) => `Cancel asks ${provider} to stop. Stop waiting lets it go on.`,

  progressOf: (name: string) => `Progress of ${name}`,

  // of a failed one
  edit: "Edit prompt",
  editSilent: "Edit without sound",
  replace: (label: string) => `Replace ${label}`,
  openKeys: "Open Settings",

  // of an unconfirmed one
  noAnswer: (provider: string) => `No answer from ${provider}`,
  noneOnRecord: "No answer on record.",
  connectionLost: "Connection lost before an answer",
  mayRender: "It may be rendering, and may be charged.",
  mayBeCharged: (provider: string) => `${provider} may have accepted and charged it.`,
  notSentAgain: "Not sent again automatically.",
  noList: (provider: string) => `${provider} can't list its tasks. Check its dashboard.`,
  noTaskIds: (provider: string) =>
    `${provider} gives no task ids, so a lost result can't be fetched. Check its dashboard for a charge.`,
  adopt: (provider: string) =>
    `Found it in ${provider}'s dashboard? Adopt it by its task id, at no extra cost.`,
  taskIdFrom: (provider: string) => `Task id from ${provider}`,
  noIdEntered: "Enter the task id.",
  sentTo: (provider: string) => `Sent to ${provider}:`,
  ago: (time: string) => `${time} ago`,
};

/** Why something can't be done to a generation: usually because it went on in the meantime. */
export const movedOnWords = {
  "moved-on": "Changed in the meantime.",
  "model-gone": "This model is no longer offered here.",
  "cannot-find": "This provider can't list its tasks.",
} as const;

/** What became of a wanted cancel. */
export const cancelWord = {
  free: "Free.",
  neverSent: "Never sent. Not charged.",
  stopped: "Stopped by the provider. May have been charged.",
  tooLateShort: "Too late to cancel",
  unstoppedShort: "Cancel didn't stop it",
  tooLate: "Too late to cancel: it had already ended.",
  requested: "Cancel requested.",
  unstopped: "Cancel didn't stop it.",
  kept: "The result is kept.",
  unconfirmed: "Cancel not confirmed.",
  unconfirmedRunning: "Cancel not confirmed: it may still arrive, and may be charged.",
};

/** Why a task could not be adopted. */
export const adoptWords = {
  taken: "Another generation has this task id. Check the id.",
  "no-id": "This provider gives no task ids: nothing to adopt.",
} as const;

/** What came of asking a provider for a lost task. */
export const searchMessages = {
  asking: (provider: string) => `Checking active tasks at ${provider}.`,
  failed: (why: string) => `Couldn't list the active tasks. ${why} Asking is free.`,
  none: (provider: string) =>
    `No active task at ${provider} matches. Check its dashboard for a finished one.`,
  found: (tasks: number, provider: string) => `${countText(tasks, "active task")} at ${provider} may be it`,
  noneSame: "none with the same prompt",
  allSame: "with the same prompt",
  someSame: (tasks: number) => `${tasks} with the same prompt`,
  hidden: (tasks: number) => `${tasks} more hidden: others use this key too.`,
};

/** Of a task that may be the lost one. */
export const candidateWords = {
  same: "Same prompt",
  unknown: "Prompt unknown",
  different: "Different prompt",
  started: "started",
};

/** What happens to one that moves, while no figure is known. */
export const progressWords: Partial<Record<Status, string>> = {
  queued: "Waiting for a slot",
  submitting: "Waiting for the answer",
  running: "Rendering",
  saving: "Saving the result",
};

/** The same, of a running one whose provider doesn't say that it is being made. */
export const awaitedWords: Partial<Record<FailureKind, string>> = {
  "no-output": "Waiting for the video",
  "unheard-of": "Waiting for the result",
};

/** The same, once its result could not be saved. */
export const saveProgressWords = {
  link: "Waiting for a new link",
  again: "Waiting to try again",
  slow: "Downloading slowly",
};

/** What the drawer tells of a result and of its attempts. */
export const factWords = {
  clip: "Clip",
  analysing: "Analysing",
  unreadable: "The file can't be read.",
  sound: "Sound",
  seed: "Seed",
  cost: "Cost",
  time: "Time",
  revisedPrompt: "Revised prompt",
  lastFrame: "Last frame",
  lastFrameAlt: "Last frame from the provider",
  useLastFrame: "Use last frame as reference",
  details: "Details",
  more: "More",
  less: "Less",
  earlierAttempts: (count: number) => countText(count, "earlier attempt"),
};

/** What became of a request to a provider. */
export const attemptWords: Record<(typeof attemptStates)[number], string> = {
  open: "Sent",
  accepted: "Accepted",
  answered: "Answered",
  refused: "Refused",
  released: "Not accepted, sent again",
  vanished: "No answer",
  resent: "No answer, sent again",
  abandoned: "Given up",
};

/** Why, in a word or two. */
export const failureWords: Record<FailureKind, string> = {
  credentials: "key refused",
  balance: "no credit",
  input: "request refused",
  moderation: "content filter",
  rate: "rate limit",
  unreachable: "unreachable",
  unavailable: "provider error",
  contract: "unreadable answer",
  "unknown-operation": "task unknown",
  "unheard-of": "unknown status",
  "no-output": "no video",
  expired: "timed out",
  render: "render failed",
  storage: "not saved",
  stopped: "stopped",
};

/** What came otherwise than it was asked for. */
export const differenceWords = {
  value: (wanted: string, came: string) => `Asked for ${wanted}, got ${came}.`,
  duration: (wanted: string, came: string) => `Asked for ${wanted}, got ${came}.`,
  shape: (references: number, came: string) =>
    `Asked to match ${references === 1 ? "the" : "a"} reference's shape, got ${came}.`,
  noSound: "Asked for sound, got none.",
  sound: "Asked for no sound, got sound.",
};

/** What a result's menu offers, and the dialogs that it opens. */
export const actionWords = {
  reference: "Use as reference",
  newPrompt: "a new prompt",
  videoInto: (where: string) => `The video into ${where}`,
  frameInto: (time: string, where: string) => `The frame at ${time} into ${where}`,
  continue: "Continue from last frame",
  final: "Final…",
  gallery: "Add to gallery",
  offset: "Offset…",
  offsetTitle: "Offset",
  offsetHint: "ms, negative starts earlier",
  reset: "Reset",
  done: "Done",
};
