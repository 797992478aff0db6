import { RectangleHorizontal, RectangleVertical, Square, Timer, Volume2, VolumeX } from "lucide-react";
import { useId } from "react";
import { useComposer, useSession } from "#components/composer/composer-context.ts";
import { updateDocument } from "#components/composer/composer-state.ts";
import { Icon } from "#components/ui/icon.tsx";
import { promptSettingTable, type Settings } from "#lib/domain/settings/setting-table.ts";
import { ratioValue } from "#lib/domain/settings/setting-values.ts";
import type { Setting } from "#lib/domain/settings/setting.ts";
import { ChangeDot, useChanges } from "./change-dot.tsx";
import { settingMessages } from "./messages.ts";
import { pillClass } from "./pill-class.ts";
import { optionsOf } from "./settings-fields.ts";
import "./list-select.css";

/** One setting of the prompt that is a choice: its value, and all of them at a press. */
export function SettingPill({ setting }: { setting: keyof Settings }) {
  const { store } = useSession();
  const row: Setting = promptSettingTable[setting];
  const settings = useComposer(({ document }) => document.settings);
  const changes = useChanges([setting]);
  const id = useId();
  const icon = iconOf(setting, settings);
  const words = row.write(settings[setting]);
  return (
    <span
      data-tooltip={changes?.words}
      className={pillClass(
        "border-transparent bg-raised px-2.75 hover:bg-lifted has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus",
      )}
    >
      {icon && <Icon of={icon} size={14} className="text-quiet" />}
      <span aria-hidden>{shownAs[setting]?.(words) ?? words}</span>
      {changes && <ChangeDot id={id} changes={changes} />}
      <select
        aria-label={row.label}
        aria-describedby={changes ? id : undefined}
        value={row.toText(settings[setting])}
        className="list-select absolute inset-0 size-full cursor-pointer opacity-0"
        onChange={(event) => {
          const read = row.fromText(event.target.value);
          if (read)
            updateDocument(store, (document) => ({
              ...document,
              settings: { ...document.settings, [setting]: read.value },
            }));
        }}
      >
        {optionsOf(row).map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </span>
  );
}

/** Where the value alone would not tell what it is. */
const shownAs: Partial<Record<keyof Settings, (words: string) => string>> = {
  sound: settingMessages.soundIs,
  variations: settingMessages.times,
};

function iconOf(setting: keyof Settings, { aspectRatio, sound }: Settings) {
  if (setting === "durationMs") return Timer;
  if (setting === "sound") return sound ? Volume2 : VolumeX;
  if (setting !== "aspectRatio") return null;
  const shape = aspectRatio === "match" ? 1 : ratioValue(aspectRatio);
  return shape > 1 ? RectangleHorizontal : shape < 1 ? RectangleVertical : Square;
}
