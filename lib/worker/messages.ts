import type { UnreadableReason } from "#lib/domain/media/unreadable.ts";

/** What the worker itself writes into the details of a failure, where no provider's own words are at hand. */
export const failureDetails = {
  // before a request leaves
  modelNotOffered: "This model is no longer offered here.",
  noKey: "No API key for this provider.",
  referenceWithoutFile: "A reference has no file.",
  bytesMissing: "The file of a reference is missing.",
  notCleaned: "A reference couldn't be cleaned again.",
  notPublished: "A reference couldn't be uploaded to UploadThing.",
  callNotStarted: "The studio couldn't start the call.",
  notSent: "The studio closed before sending.",

  // after it left
  workerEnded: "The studio stopped while sending.",
  idNotKept: "Accepted, but under an unusable task id.",
  outcomeUnknown: "The studio lost track of the request.",

  // while the provider works, and when it is asked for lost tasks
  keyGone: "The key it was sent with is gone.",
  notPollable: "This provider can't report on tasks.",
  notUnderstood: "The answer couldn't be read.",
  notInTime: "No result before the deadline.",
  filmNotAgain: "The provider's answer held fewer videos than before.",

  // while the studio renders
  renderingTooSlow: "The rendering took too long.",
  renderingFailed: "The rendering failed.",

  // while the result is saved
  noVideo: "The provider's answer held no video.",
  fileMissing: "The file that came with the provider's answer is missing.",
  notStored: "The studio couldn't store it.",
  otherKind: (wanted: string, format: string) => `What came is not a ${wanted} but ${format}.`,
  unreadable: (wanted: string, reason: UnreadableReason) =>
    `What came is not a ${wanted} that can be read (${reason}).`,
};
