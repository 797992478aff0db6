import { sentenceOf } from "./launch-error.ts";
import { launcherLines } from "./messages.ts";

/** npm hands the terminal's Ctrl-C on a second time, at once: what comes so soon is the same one. */
const sameMs = 1_000;
/** Of a process that a signal has ended, as shells count it. */
const interruptedCode = 130;

/**
 * Runs what a person has started in a terminal until Ctrl-C, a closed terminal or SIGTERM ends it in order. A second one ends this
 * process at once: its children end what they have begun by themselves. What keeps it from starting is told in one sentence, and
 * ends the process with 1.
 */
export async function runInTerminal(
  start: (context: {
    say: (line: string) => void;
    signal: AbortSignal;
  }) => Promise<{ stop(): Promise<void> }>,
): Promise<void> {
  const say = (line: string) => console.log(line);
  let running: { stop(): Promise<void> } | undefined;
  const interruption = new AbortController();
  let interruptedAt = Number.POSITIVE_INFINITY;
  const end = () => {
    if (interruption.signal.aborted) {
      if (performance.now() - interruptedAt > sameMs) process.exit(interruptedCode);
      return;
    }
    interruptedAt = performance.now();
    interruption.abort();
    say(launcherLines.ending);
    void running?.stop().finally(() => process.exit(0));
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, end);
  // A terminal that was closed takes no more lines: what ends here must end in order without it.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);

  try {
    running = await start({ say, signal: interruption.signal });
  } catch (error) {
    if (interruption.signal.aborted) process.exit(0);
    const sentence = sentenceOf(error);
    if (sentence === null) throw error;
    console.error(sentence);
    process.exit(1);
  }
}
