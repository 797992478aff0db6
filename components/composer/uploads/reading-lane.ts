import type { Reading } from "#lib/media/reading.ts";
import { type ReadingReply, readingReplySchema, type ReadingRequest } from "./reading-messages.ts";
import type { ReadingThread } from "./reading-thread.ts";

export type LaneEnd =
  | { ended: "answered"; reading: Reading; readBytes: number }
  /** It did not answer in time. */
  | { ended: "late" }
  | { ended: "died" };

/** A thread that is asked one thing at a time. After any end but an answer it is of no more use. */
export type ReadingLane = {
  /** Whether its script came, within so many milliseconds. */
  isReady(startMs: number): Promise<boolean>;
  read(file: Blob, deadlineMs: number): Promise<LaneEnd>;
  /** Whatever is being read ends as `died`. */
  end(): void;
};

/** Matches replies to requests by their number: what comes too late is nobody's. */
export function createReadingLane(thread: ReadingThread): ReadingLane {
  let last = 0;
  let isDead = false;
  let isThere = false;
  let hear: (reply: ReadingReply | "died") => void = () => undefined;
  const die = () => {
    isDead = true;
    hear("died");
  };
  thread.listen((message) => {
    const reply = readingReplySchema.safeParse(message);
    if (!reply.success) return;
    if (reply.data === "ready") isThere = true;
    hear(reply.data);
  }, die);

  /** Listens until `pick` makes something of a reply, or until the time is over: then null. */
  const until = <Value>(limitMs: number, pick: (reply: ReadingReply | "died") => Value | undefined) =>
    new Promise<Value | null>((resolve) => {
      const timer = setTimeout(() => resolve(null), limitMs);
      hear = (reply) => {
        const value = pick(reply);
        if (value === undefined) return;
        clearTimeout(timer);
        resolve(value);
      };
    });

  return {
    async isReady(startMs) {
      if (isDead || isThere) return isThere;
      return (await until(startMs, (reply) => reply === "ready")) === true;
    },
    async read(file, deadlineMs) {
      if (isDead) return { ended: "died" };
      last += 1;
      const request: ReadingRequest = { id: last, file };
      const answer = until<LaneEnd>(deadlineMs, (reply) => {
        if (reply === "died") return { ended: "died" };
        if (reply === "ready" || reply.id !== request.id) return undefined;
        return { ended: "answered", reading: reply.reading, readBytes: reply.readBytes };
      });
      thread.post(request);
      return (await answer) ?? { ended: "late" };
    },
    end() {
      die();
      thread.end();
    },
  };
}
