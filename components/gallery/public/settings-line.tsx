import type { PageItem } from "#lib/domain/gallery/gallery-page.ts";
import { fpsText, secondsText } from "#lib/domain/base/quantity.ts";
import { publicMessages } from "./messages.ts";

type SettingsLineProps = {
  settings: NonNullable<PageItem["settings"]>;
  made: Pick<PageItem, "widthPx" | "heightPx" | "fps" | "durationMs">;
};

/** What the model was sent, in pairs of name and value, and what it made of that. */
export function SettingsLine({ settings, made: { widthPx, heightPx, fps, durationMs } }: SettingsLineProps) {
  const facts = [`${widthPx} × ${heightPx}`, fps !== null && fpsText(fps), secondsText(durationMs, 2)];
  const pairs = [
    ...settings,
    { name: publicMessages.came, value: facts.filter((fact) => fact !== false).join(", ") },
  ];
  return (
    <dl className="tabular flex flex-wrap gap-x-4 gap-y-1 text-12">
      {pairs.map(({ name, value }) => (
        <div key={name} className="flex min-w-0 gap-1.5">
          <dt className="shrink-0 text-quiet">{name}</dt>
          <dd dir="auto" className="min-w-0 break-words">
            {value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
