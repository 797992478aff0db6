import { useRef } from "react";
import { promptSettingRows } from "#lib/domain/settings/setting-table.ts";
import { settingMessages } from "./messages.ts";
import { MorePill } from "./more-pill.tsx";
import { SettingPill } from "./setting-pill.tsx";
import { isChoice } from "./settings-fields.ts";

const choices = promptSettingRows.filter(isChoice);

/** What every chosen model is asked for: a pill for each choice, and one for what is rarely set. */
export function SettingPills() {
  const beside = useRef<HTMLDivElement>(null);
  return (
    <fieldset aria-label={settingMessages.title} className="table-pills min-w-0">
      {choices.map(([key]) => (
        <SettingPill key={key} setting={key} />
      ))}
      <MorePill container={beside} />
      <div ref={beside} className="contents" />
    </fieldset>
  );
}
