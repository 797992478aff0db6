/** What is said when a result, or what it was made of, is used again. */
export const reuseMessages = {
  final: (model: string, resolution: string | null) =>
    resolution ? `Final at ${resolution}: ${model} only` : `Final: ${model} only`,
  finalDetail: (hasSeed: boolean) =>
    `${hasSeed ? "Same seed. " : ""}Check duration, resolution and models, then generate.`,
};
