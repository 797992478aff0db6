import { setTimeout as wait } from "node:timers/promises";
import { arrangeGallery } from "./arrange.ts";
import { type Author, beginAuthor, writeDraft } from "./author.ts";
import {
  type DemoItem,
  galleries,
  type Person,
  type PromptKey,
  prompts,
  type RunKey,
  runs,
} from "./tables.ts";
import { demoLines } from "./messages.ts";
import { setPrices, signUpPeople } from "./people.ts";
import { finishRun, type OpenRun, pressGenerate, type Results } from "./run.ts";

const runKeys = Object.keys(runs) as RunKey[];
const promptKeys = Object.keys(prompts) as PromptKey[];

/**
 * Fills a studio that nobody has used with the table's work: through the functions that its actions call, its own worker and the
 * simulated providers, the latest run first. Gives the token of the shared gallery's link. Throws when something becomes of it that
 * the table does not say.
 */
export async function fill({
  say,
  signal,
}: {
  say: (line: string) => void;
  signal: AbortSignal;
}): Promise<string> {
  const { lena, jonas } = await signUpPeople();
  await setPrices(lena);
  const authors: Record<Person, Author> = { lena: beginAuthor(lena), jonas: beginAuthor(jonas) };
  const open = new Map<RunKey, OpenRun>();
  const finished = new Map<RunKey, Results>();
  const waiting = new Set(galleries);
  let galleryToken = "";

  const look = async () => {
    for (const [key, run] of open) {
      const results = await finishRun(run);
      if (!results) continue;
      open.delete(key);
      finished.set(key, results);
      say(demoLines.made(results.title, results.byTake.length, `${finished.size}/${runKeys.length}`));
    }
    for (const gallery of waiting) {
      if (!gallery.items.every(({ run }) => finished.has(run))) continue;
      waiting.delete(gallery);
      const resultOf = ({ run, model }: DemoItem) => finished.get(run)!.resultOf(model); // all of its runs are
      const token = await arrangeGallery(lena, gallery, resultOf);
      galleryToken = token ?? galleryToken;
      say(demoLines.gallery(gallery.title, token ? "shared" : "a draft"));
    }
  };

  for (const key of runKeys) {
    const run = runs[key];
    open.set(key, await pressGenerate(authors[prompts[run.prompt].by], run, signal));
    await look();
  }
  for (const key of promptKeys) await writeDraft(authors[prompts[key].by], key, new Date(), signal);
  while (open.size > 0 || waiting.size > 0) {
    await wait(400, undefined, { signal });
    await look();
  }
  return galleryToken;
}
