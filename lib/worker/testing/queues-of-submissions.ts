import { queueNames } from "#lib/data/queues.ts";

/** All but what is made of results for later: it takes a whole core, and is not what dies in these tests. */
export const queuesOfSubmissions = queueNames.filter((queue) => queue !== "copy");
