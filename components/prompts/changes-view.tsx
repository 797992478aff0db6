import type { ReactNode } from "react";
import { isUnchanged, type PromptChanges, type ReferenceChange } from "#lib/domain/prompt/prompt-changes.ts";
import { promptSettingTable } from "#lib/domain/settings/setting-table.ts";
import { overrideText, writeSetting } from "#lib/domain/settings/settings-text.ts";
import type { SettingsOverride } from "#lib/domain/settings/settings.ts";
import { promptRunsMessages as words } from "./messages.ts";
import { TextDifference } from "./text-difference.tsx";

/** What became of a reference, in a sentence. */
function referenceWords(change: ReferenceChange): string {
  const { label, name } = change;
  switch (change.change) {
    case "added":
      return words.added(label, name);
    case "removed":
      return words.removed(label, name);
    case "replaced":
      return words.replaced(label, name, change.was);
    case "renumbered":
      return words.renumbered(name, label, change.was);
    case "role":
      return words.role(label, change.from, change.to);
  }
}

type ChangesViewProps = {
  changes: PromptChanges;
  /** What models are called. */
  labels: Readonly<Record<string, string>>;
};

/** What changed from one run to another: words, references, settings, models. */
export function ChangesView({ changes, labels }: ChangesViewProps) {
  const { text, references, settings, models, overrides } = changes;
  const labelOf = (modelId: string) => labels[modelId] ?? modelId;
  if (isUnchanged(changes)) return <p className="text-14 text-quiet">{words.unchanged}</p>;
  return (
    <div className="flex flex-col gap-5">
      {text.length > 0 && (
        <Part title={words.words}>
          <TextDifference pieces={text} />
        </Part>
      )}
      {references.length > 0 && (
        <Part title={words.references}>
          <ul className={listClass}>
            {references.map((change) => (
              <li key={`${change.change} ${change.label}`}>{referenceWords(change)}</li>
            ))}
          </ul>
        </Part>
      )}
      {settings.length > 0 && (
        <Part title={words.settings}>
          <dl className="tabular grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-14">
            {settings.map(({ name, from, to }) => (
              <div key={name} className="contents">
                <dt className="text-quiet">{promptSettingTable[name].label}</dt>
                <dd className="break-words">
                  {words.fromTo(writeSetting(name, from), writeSetting(name, to))}
                </dd>
              </div>
            ))}
          </dl>
        </Part>
      )}
      {models.added.length + models.removed.length > 0 && (
        <Part title={words.models}>
          <ul className={listClass}>
            {models.added.map((modelId) => (
              <li key={modelId}>{words.modelAdded(labelOf(modelId))}</li>
            ))}
            {models.removed.map((modelId) => (
              <li key={modelId}>{words.modelRemoved(labelOf(modelId))}</li>
            ))}
          </ul>
        </Part>
      )}
      {overrides.length > 0 && (
        <Part title={words.ownSettings}>
          <ul className={listClass}>
            {overrides.map(({ modelId, from, to }) => (
              <li key={modelId}>
                {labelOf(modelId)}: {words.fromTo(ownText(from), ownText(to))}
              </li>
            ))}
          </ul>
        </Part>
      )}
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-1.5">
      <h3 className="text-12 font-medium text-quiet">{title}</h3>
      {children}
    </section>
  );
}

const listClass = "flex flex-col gap-1 text-14 break-words";

function ownText(override: SettingsOverride | null): string {
  return (override && overrideText(override, { inFull: true })) || words.asPrompt;
}
