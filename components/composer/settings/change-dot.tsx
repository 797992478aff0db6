import clsx from "clsx";
import { useSession } from "#components/composer/composer-context.ts";
import { useStored } from "#components/state/store.ts";
import type { Severity } from "#lib/domain/limits/issue.ts";
import type { Settings } from "#lib/domain/settings/setting-table.ts";
import { settingMessages } from "./messages.ts";

type Changes = { isRefused: boolean; words: string };

/** What the chosen models make of some of the prompt's settings; null where each takes them as they are, or has its own. */
export function useChanges(settings: readonly (keyof Settings)[]): Changes | null {
  const refusing = useProviders(settings, "error");
  const changing = useProviders(settings, "loss");
  if (refusing) return { isRefused: true, words: settingMessages.refusedBy(refusing) };
  return changing ? { isRefused: false, words: settingMessages.changedFor(changing) } : null;
}

/** The names of the providers whose models have such an issue with one of the settings. */
function useProviders(settings: readonly (keyof Settings)[], severity: Severity): string {
  const { store, verdicts } = useSession();
  return useStored(verdicts, (all) => {
    const { overrides } = store.get().document;
    const theirs = all.filter(({ model, issues }) => {
      const own = overrides[model.id] ?? {};
      return issues.some(
        ({ severity: its, path: [area, key] }) =>
          its === severity && area === "settings" && settings.some((one) => one === key && !(one in own)),
      );
    });
    return [...new Set(theirs.map(({ provider }) => provider.name))].join(", ");
  });
}

/** The mark of a pill that a model will change. */
export function ChangeDot({ id, changes }: { id: string; changes: Changes }) {
  return (
    <>
      <span
        aria-hidden
        className={clsx("size-2 rounded-full", changes.isRefused ? "bg-failed" : "bg-unconfirmed")}
      />
      <span id={id} className="sr-only">
        {changes.words}
      </span>
    </>
  );
}
