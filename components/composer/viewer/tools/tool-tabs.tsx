import { ImageDown, RefreshCw, Scissors, type LucideIcon } from "lucide-react";
import type { RefObject } from "react";
import { useComposer, useSession } from "#components/composer/composer-context.ts";
import type { ViewerTool } from "#components/composer/composer-session.ts";
import { conversionsOf, modelsOf } from "#components/composer/conversions/conversions-of.ts";
import type { Playhead } from "#components/playhead/playhead.ts";
import { useStored } from "#components/state/store.ts";
import { Icon } from "#components/ui/icon.tsx";
import { Menu } from "#components/ui/menu.tsx";
import type { MenuEntry } from "#components/ui/menu-entry.ts";
import type { Edit } from "#lib/domain/media/edit.ts";
import type { Reference } from "#lib/domain/prompt/reference.ts";
import { toolMessages as words } from "./messages.ts";
import { soundOf } from "./size-options.ts";

const icons: Record<ViewerTool, LucideIcon> = { size: ImageDown, convert: RefreshCw };
const names = ["size", "convert"] as const;

type ToolTabsProps = {
  reference: Reference;
  /** Where a film is just now. */
  playhead: RefObject<Playhead | null>;
  /** Where a list stands in the page. */
  container: RefObject<HTMLElement | null>;
};

/** What can be done to a file that is ready. */
export function ToolTabs({ reference, playhead, container }: ToolTabsProps) {
  const { tool } = useSession();
  const open = useStored(tool, (name) => name);
  const isReady = useComposer(
    ({ assets }) => reference.assetId !== null && assets.get(reference.assetId)?.state === "ready",
  );
  if (!isReady) return null;
  return (
    <fieldset aria-label={words.tools} className="viewer-tools">
      {names.map((name) => (
        <button
          key={name}
          type="button"
          data-tool={name}
          aria-pressed={open === name}
          className="viewer-tab"
          onClick={() => tool.update((now) => (now === name ? null : name))}
        >
          <Icon of={icons[name]} />
          {words.names[name]}
        </button>
      ))}
      {reference.kind === "video" && <TakeOut {...{ reference, playhead, container }} />}
    </fieldset>
  );
}

/** A film's pictures, its sound, or itself without it, as references of their own. */
function TakeOut({ reference, playhead, container }: ToolTabsProps) {
  const session = useSession();
  const asset = useComposer(({ assets }) => (reference.assetId ? assets.get(reference.assetId) : undefined));
  if (!asset) return null;
  const take = (edit: Edit) => conversionsOf(session).takeOut(reference.id, edit);
  const still = (stillAt: NonNullable<Edit["stillAt"]>) => take({ version: 1, format: "png", stillAt });
  const isSilent = asset.measured.hasSound === false;
  const entry = (label: string, onSelect: () => void, isDisabled = false): MenuEntry => ({
    ...{ type: "action", label, onSelect, isDisabled },
  });
  return (
    <Menu
      label={words.takeOut}
      align="start"
      container={container}
      className="viewer-tab"
      entries={[
        entry(words.firstFrame, () => still(0)),
        entry(words.thisFrame, () => still(Math.max(0, Math.round(playhead.current?.positionMs() ?? 0)))),
        entry(words.lastFrame, () => still("last")),
        { type: "line", id: "sound" },
        entry(words.sound, () => take(soundOf(asset, modelsOf(session))), isSilent),
        entry(words.withoutSound, () => take({ version: 1, format: "mp4", isSilent: true }), isSilent),
      ]}
    >
      <Icon of={Scissors} />
      {words.takeOut}
    </Menu>
  );
}
