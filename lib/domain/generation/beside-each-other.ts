/**
 * Results in the order of the models asked, the variations of a model beside each other, also those that were asked for later (one
 * sample is no comparison), and the outputs of one request side by side.
 */
export function besideEachOther<Result extends { modelId: string; variation: number; output: number }>(
  results: readonly Result[],
): Result[] {
  const order = [...new Set(results.map(({ modelId }) => modelId))];
  return results.toSorted(
    (a, b) =>
      order.indexOf(a.modelId) - order.indexOf(b.modelId) || a.variation - b.variation || a.output - b.output,
  );
}
