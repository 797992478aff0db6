import type { ListedModel } from "#components/composer/models/list-models.ts";

/**
 * What models are called where there is little room: by their provider where each has one alone ("Oxen"), else by their own name, and in
 * full where two would be called alike. In their order.
 */
export function shortNames(listed: readonly Pick<ListedModel, "model" | "provider" | "label">[]): string[] {
  const names = listed.map(({ model, provider }) => {
    const isAlone = listed.filter((other) => other.provider === provider).length === 1;
    return model.billing === "free" || !isAlone ? (model.shortName ?? model.name) : provider.name;
  });
  return names.map((name, index) =>
    names.indexOf(name) === names.lastIndexOf(name) ? name : listed[index]!.label,
  );
}
