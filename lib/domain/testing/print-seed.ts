import type { TestProject } from "vitest/node";

/** Says once for the whole run what properties begin from. */
export default function printSeed(project: TestProject): void {
  const { vitest } = project;
  if (project === vitest.getRootProject())
    vitest.logger.log(`Properties begin from the seed ${project.config.provide.seed}.`);
}
