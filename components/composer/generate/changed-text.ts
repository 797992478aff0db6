import type { ListedModel } from "#components/composer/models/list-models.ts";
import type { ModelId } from "#lib/domain/base/id.ts";
import type { Issue } from "#lib/domain/limits/issue.ts";
import { issueMessage } from "#lib/domain/limits/messages.ts";

type Changed = { modelId: ModelId; modelVersion: string | null; issues: readonly Issue[] };

/** Why the studio would send a model something else than this page showed, in sentences. */
export function changedText(
  { modelId, modelVersion, issues }: Changed,
  models: readonly ListedModel[],
): string[] {
  const shown = models.find(({ model }) => model.id === modelId);
  if (!shown || modelVersion === null) {
    return [`${shown?.label ?? modelId} is not offered any more. Reload the page.`];
  }
  const { model, provider, label } = shown;
  if (modelVersion !== model.version) {
    return [
      `The settings for ${provider.name} were changed after this page was opened: ${label} would be sent something else than was shown. Reload the page; the prompt is kept.`,
    ];
  }
  if (issues.length === 0) {
    return [`${label} would be sent something else than was shown. Reload the page.`];
  }
  return issues.map((issue) => `${label}: ${issueMessage(issue)}`);
}
