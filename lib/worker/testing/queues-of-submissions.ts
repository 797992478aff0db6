import { queueNames } from "#lib/data/queues.ts";

/** All but what is read and made of files for later: it takes a whole core, and is not what dies in these tests. */
export const queuesOfSubmissions = queueNames.filter((queue) => queue !== "measure" && queue !== "copy");

/** With what is read of files, and without their comparing copies. */
export const queuesThatRead = queueNames.filter((queue) => queue !== "copy");
