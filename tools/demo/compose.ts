import type { Asset } from "#lib/domain/media/asset.ts";
import { modelIdSchema } from "#lib/domain/base/id.ts";
import { newPrompt, type Prompt, type PromptNode } from "#lib/domain/prompt/prompt.ts";
import type { Reference, Role } from "#lib/domain/prompt/reference.ts";
import { compiledHash, compileModel } from "#lib/providers/compile-model.ts";
import { compileRun, type CompileOptions } from "#lib/providers/compile-run.ts";
import { type DemoPrompt, type DemoRun, type FileKey, files, prompts } from "./tables.ts";

const tokenPattern = /\[([a-zA-Z]+)\]/;

/** The files that a text speaks of, in their order. */
export function filesOf(text: string): FileKey[] {
  const named = text.split(tokenPattern).filter((_, index) => index % 2 === 1);
  return [...new Set(named)].map((key) => {
    if (!(key in files)) throw new Error(`no file ${key}`);
    return key as FileKey; // just looked
  });
}

/** A prompt of the table as the document that its author would have in the studio. */
export function documentOf(
  { text, roles = {}, settings = {}, models }: DemoPrompt,
  referTo: (file: FileKey, role: Role | null) => Reference,
): Prompt {
  const references = new Map(filesOf(text).map((file) => [file, referTo(file, roles[file] ?? null)]));
  const body = text.split(tokenPattern).flatMap((part, index): PromptNode[] => {
    if (index % 2 === 1) return [{ type: "reference", id: references.get(part as FileKey)!.id }]; // all were looked up
    return part === "" ? [] : [{ type: "text", text: part }];
  });
  const empty = newPrompt(models.map((id) => modelIdSchema.parse(id)));
  return {
    ...empty,
    body,
    references: [...references.values()],
    settings: { ...empty.settings, ...settings },
  };
}

/** The prompt that a run sends: its author's at that time, to the models that the run asks. */
export function promptOf(run: DemoRun): DemoPrompt {
  const prompt: DemoPrompt = prompts[run.prompt];
  return {
    ...prompt,
    text: run.text ?? prompt.text,
    settings: { resolution: "480p", ...prompt.settings, ...run.settings },
    models: Object.keys(run.takes),
  };
}

/** What a press of Generate would send, every tick given. Throws where a model would be left out. */
export function compileAll(
  document: Prompt,
  assets: ReadonlyMap<Asset["id"], Asset>,
  options: CompileOptions,
) {
  const hashes = Object.fromEntries(
    document.modelIds.map((modelId) => {
      const found = options.find(modelId);
      if (!found) throw new Error(`no model ${modelId}`);
      const route = options.routes[found.provider.id] ?? "none";
      return [modelId, compiledHash(compileModel(document, assets, found, route))];
    }),
  );
  const compiled = compileRun(document, assets, { hashes, accepted: hashes }, options);
  if (!compiled.ok) throw new Error(`nothing is sent: ${compiled.reason}`);
  const [out] = compiled.leftOut;
  if (out) throw new Error(`${out.modelId} is left out: ${out.issues.map(({ code }) => code).join(", ")}`);
  return compiled.generations;
}
