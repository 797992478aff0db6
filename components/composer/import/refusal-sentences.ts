import type { ImportRefusal } from "#lib/domain/exchange/import-line.ts";

const mend = "Replace or remove it.";

/** Why a file could not be fetched, and what to do. Fetching never costs anything. */
export const refusalSentences: Record<ImportRefusal, string> = {
  gone: `The link is dead: its server has no such file, or not for this studio. ${mend}`,
  refused: `The link's server answered with no file. ${mend}`,
  forbidden: `The link leads to a private address, from which nothing is fetched. ${mend}`,
  unreachable: "The link's server could not be reached. Try it again, or replace it.",
  broken: "The connection to the link's server broke. Try it again, or replace it.",
  "too-slow": "The file did not come within 15 minutes. Try it again, or replace it.",
  "too-large": `The file is larger than the studio takes. ${mend}`,
  "no-space": "The studio has no room left. Make room, then try it again.",
  empty: `There is an empty file behind the link. ${mend}`,
  "not-taken": `What stands behind the link is no image, video or sound that the studio takes. ${mend}`,
  "other-kind": `What stands behind the link is another kind of file than the request says. ${mend}`,
};

/** For what names no link at all. */
export const nowhereSentence = `The request names no link from which it can be fetched. ${mend}`;
