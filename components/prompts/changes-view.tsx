import type { ReactNode } from "react";
import { isUnchanged, type PromptChanges, type ReferenceChange } from "#lib/domain/prompt/prompt-changes.ts";
import type { Role } from "#lib/domain/prompt/reference.ts";
import { promptSettingTable } from "#lib/domain/settings/setting-table.ts";
import { overrideText, writeSetting } from "#lib/domain/settings/settings-text.ts";
import type { SettingsOverride } from "#lib/domain/settings/settings.ts";
import { TextDifference } from "./text-difference.tsx";

/** What became of a reference, in a sentence. */
function referenceWords(change: ReferenceChange): string {
  const { label, name } = change;
  switch (change.change) {
    case "added":
      return `${label} is new: ${name}`;
    case "removed":
      return `${label} was taken out: ${name}`;
    case "replaced":
      return change.was === name
        ? `${label} is another file of the same name: ${name}`
        : `${label} is ${name} instead of ${change.was}`;
    case "renumbered":
      return `${name} is ${label} instead of ${change.was}`;
    case "role":
      return `${label}, ${name}: ${roleWord(change.to)} instead of ${roleWord(change.from)}`;
  }
}

const roleWord = (role: Role | null) => (role === null ? "no role" : role.replace("-", " "));

type ChangesViewProps = {
  changes: PromptChanges;
  /** What models are called. */
  labels: Readonly<Record<string, string>>;
};

/** What changed from one run to another: words, references, settings, models. */
export function ChangesView({ changes, labels }: ChangesViewProps) {
  const { text, references, settings, models, overrides } = changes;
  const labelOf = (modelId: string) => labels[modelId] ?? modelId;
  if (isUnchanged(changes))
    return <p className="text-14 text-quiet">Nothing changed: the same was asked again.</p>;
  return (
    <div className="flex flex-col gap-5">
      {text.length > 0 && (
        <Part title="Words">
          <TextDifference pieces={text} />
        </Part>
      )}
      {references.length > 0 && (
        <Part title="References">
          <ul className={listClass}>
            {references.map((change) => (
              <li key={`${change.change} ${change.label}`}>{referenceWords(change)}</li>
            ))}
          </ul>
        </Part>
      )}
      {settings.length > 0 && (
        <Part title="Settings">
          <dl className="tabular grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-14">
            {settings.map(({ name, from, to }) => (
              <div key={name} className="contents">
                <dt className="text-quiet">{promptSettingTable[name].label}</dt>
                <dd className="break-words">
                  {writeSetting(name, to)}{" "}
                  <span className="text-quiet">instead of {writeSetting(name, from)}</span>
                </dd>
              </div>
            ))}
          </dl>
        </Part>
      )}
      {models.added.length + models.removed.length > 0 && (
        <Part title="Models">
          <ul className={listClass}>
            {models.added.map((modelId) => (
              <li key={modelId}>{labelOf(modelId)} was added</li>
            ))}
            {models.removed.map((modelId) => (
              <li key={modelId}>{labelOf(modelId)} was left out</li>
            ))}
          </ul>
        </Part>
      )}
      {overrides.length > 0 && (
        <Part title="Settings of single models">
          <ul className={listClass}>
            {overrides.map(({ modelId, from, to }) => (
              <li key={modelId}>
                {labelOf(modelId)}: {ownText(to)}{" "}
                <span className="text-quiet">instead of {ownText(from)}</span>
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
  return (override && overrideText(override, { inFull: true })) || "as the prompt";
}
