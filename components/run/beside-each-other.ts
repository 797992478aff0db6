/**
 * Results in the order of the models asked, the variations of a model beside each other, also those that were asked for later: one
 * sample is no comparison.
 */
export function besideEachOther<View extends { modelId: string; variation: number }>(
  views: readonly View[],
): View[] {
  const order = [...new Set(views.map(({ modelId }) => modelId))];
  return views.toSorted(
    (a, b) => order.indexOf(a.modelId) - order.indexOf(b.modelId) || a.variation - b.variation,
  );
}
