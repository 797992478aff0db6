import { Unreadable } from "#lib/media/unreadable.ts";

/**
 * Does a child's one job, which stands as JSON in the first argument, and prints its answer: `{ok}`, or `{unreadable}` with a
 * reason. Any other error of a decoder means that the file is damaged.
 */
export async function answerJob<Job>(work: (job: Job) => Promise<unknown>): Promise<void> {
  const answer = await work(JSON.parse(process.argv[2] ?? "null") as Job).then(
    (ok) => ({ ok }),
    (error: unknown) => ({ unreadable: error instanceof Unreadable ? error.reason : "damaged" }),
  );
  // Decoders keep threads of their own: once the answer is out, nothing is to be waited for.
  process.stdout.write(JSON.stringify(answer), () => process.exit(0));
}
