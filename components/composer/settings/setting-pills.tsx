import { SettingsPanel } from "./settings-panel.tsx";

/** What every chosen model is asked for. */
export function SettingPills() {
  return <SettingsPanel />;
}
