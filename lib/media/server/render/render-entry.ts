import { createInterface } from "node:readline";
import { InputError } from "./input-error.ts";
import type { RenderPlan } from "./render-plan.ts";
import { renderVideo } from "./render-video.ts";

/** What the parent writes as the first line, and what is answered: lines of progress, then one of the others. */
export type RenderJob = { plan: RenderPlan; folder: string; outputPath: string };
export type RenderLine = { progress: number } | { done: true } | { unusable: string } | { fault: string };

const progressStep = 0.01;

// The parent keeps this pipe open for as long as it lives: without a parent nobody wants the result.
const input = createInterface({ input: process.stdin });
input.once("close", () => process.exit(1));
input.once("line", (line) => {
  const { plan, folder, outputPath } = JSON.parse(line) as RenderJob; // written by our own parent
  process.chdir(folder);
  let told = 0;
  const tell = (answer: RenderLine, then?: () => void) =>
    process.stdout.write(`${JSON.stringify(answer)}\n`, then);
  const onProgress = (progress: number) => {
    if (progress < told + progressStep) return;
    told = progress;
    tell({ progress });
  };
  renderVideo(plan, outputPath, onProgress).then(
    () => tell({ done: true }, () => process.exit(0)),
    (error: unknown) =>
      tell(error instanceof InputError ? { unusable: error.message } : { fault: String(error) }, () =>
        process.exit(0),
      ),
  );
});
