import { queueNames } from "#lib/data/queues.ts";

/** With what is read of files, and without their comparing copies and filmstrips. */
export const queuesThatRead = queueNames.filter((queue) => queue !== "copy" && queue !== "strip");

/** All but what is read and made of files for later: it takes a whole core, and is not what dies in these tests. */
export const queuesOfSubmissions = queuesThatRead.filter(
  (queue) => queue !== "measure" && queue !== "convert",
);
