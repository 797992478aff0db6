/**
 * The queues of the engine, most urgent first. Each has its own workers, so that a flood in one never starves another:
 * saving paid results comes before asking for more.
 */
export const queues = {
  /** Copies finished outputs into our own storage. */
  save: { expiresAfterSeconds: 60 * 60 },
  /** Asks a provider how far an accepted generation is. */
  poll: { expiresAfterSeconds: 5 * 60 },
  /** Sends the paid request of a queued generation. The longest documented call takes 15 minutes. */
  submit: { expiresAfterSeconds: 20 * 60 },
  /** Works on an accepted generation on this machine. */
  render: { expiresAfterSeconds: 60 * 60 },
  /** Reads a blob and makes its derivatives. */
  measure: { expiresAfterSeconds: 15 * 60 },
  /** Makes of a file what an edit asks for, one at a time: somebody looks on. */
  convert: { expiresAfterSeconds: 2 * 60 * 60 },
  /** Makes the comparing copy of a result. Apart from reading, which is waited for. */
  copy: { expiresAfterSeconds: 60 * 60 },
  /** Makes the filmstrip of a film, after everything that is waited for. */
  strip: { expiresAfterSeconds: 15 * 60 },
  /** Makes the copy that leaves anew, where an older studio has made it. */
  clean: { expiresAfterSeconds: 15 * 60 },
  /** Asks a provider which of its tasks an unconfirmed attempt could be. */
  find: { expiresAfterSeconds: 2 * 60 },
  /** Asks a provider whether a key works. */
  "test-key": { expiresAfterSeconds: 2 * 60 },
  /** Reads what was sent back from stored requests that are older than what is kept of them, a page at a time. */
  "read-requests": { expiresAfterSeconds: 5 * 60 },
  /** Tells a member's own program of something. */
  tell: { expiresAfterSeconds: 2 * 60 },
  /** Deletes or hands over what a member leaves behind. */
  leave: { expiresAfterSeconds: 60 * 60 },
} as const satisfies Record<string, { expiresAfterSeconds: number }>;

export type QueueName = keyof typeof queues;
export const queueNames = Object.keys(queues) as QueueName[]; // keys of a literal

/** The queues whose jobs look at a generation. */
export type GenerationQueue = "save" | "poll" | "submit" | "render";
const lookingQueues: ReadonlySet<string> = new Set<GenerationQueue>(["save", "poll", "submit", "render"]);

/** Whether a queue's jobs look at a generation. */
export function isGenerationQueue(queue: QueueName): queue is GenerationQueue {
  return lookingQueues.has(queue);
}

/** The least that pg-boss allows: a killed worker's job is taken up again within this and a second. */
export const heartbeatSeconds = 10;
