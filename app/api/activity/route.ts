import { describeModel, unknownModel } from "#components/state/model-facts.ts";
import { listActivity } from "#lib/data/run/list-activity.ts";
import { activitySchema } from "#lib/domain/generation/activity.ts";
import { allModels } from "#lib/providers/catalog.ts";
import { memberRoute } from "#lib/reads/member-route.ts";

export const GET = memberRoute(async (member) => {
  const { count, atWork, ended } = await listActivity(member);
  const facts = new Map<string, ReturnType<typeof describeModel>>(
    allModels().map(({ model, provider }) => [model.id, describeModel(model, provider)]),
  );
  const named = <Item extends { modelId: string }>(item: Item) => {
    const { title, providerName, isFree, expectedWaitMs } =
      facts.get(item.modelId) ?? unknownModel(item.modelId);
    return { ...item, model: title, provider: providerName, isFree, expectedWaitMs };
  };
  return activitySchema.parse({ count, atWork: atWork.map(named), ended: ended.map(named) });
});
