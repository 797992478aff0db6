import type { UnreadableReason } from "#lib/domain/media/unreadable.ts";

/** What the worker itself writes into the details of a failure, where no provider's own words are at hand. */
export const failureDetails = {
  // before a request leaves
  modelNotOffered: "This studio does not offer the model any more.",
  noKey: "There is no API key for this provider.",
  referenceWithoutFile: "The request names a reference that it has no file for.",
  bytesMissing: "The bytes of a reference are missing.",
  notCleaned: "A reference could not be cleaned again.",
  notPublished: "A reference could not be brought to UploadThing.",
  callNotStarted: "The studio could not start the process that makes the call.",
  notSent: "The request was not sent.",

  // after it left
  workerEnded: "The studio's worker ended while the request was on its way.",
  idNotKept: "The provider took the request, and named it by an id that is too long to be one.",
  outcomeUnknown: "The studio could not tell what became of the request.",

  // while the provider works, and when it is asked for lost tasks
  keyGone: "The key that the request was sent with is gone.",
  notPollable: "This provider cannot be asked about work that it has accepted.",
  notUnderstood: "The answer was not understood.",
  notInTime: "The provider did not finish in time.",
  filmNotAgain: "The provider's answer held fewer videos than before.",

  // while the studio renders
  renderingTooSlow: "The rendering took too long.",
  renderingFailed: "The rendering failed.",

  // while the result is saved
  noVideo: "The provider's answer held no video.",
  fileMissing: "The file that came with the provider's answer is missing.",
  notStored: "The studio could not store it.",
  otherKind: (wanted: string, format: string) => `What came is not a ${wanted} but ${format}.`,
  unreadable: (wanted: string, reason: UnreadableReason) =>
    `What came is not a ${wanted} that can be read (${reason}).`,
};
