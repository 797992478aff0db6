import type { PageItem } from "#lib/domain/gallery/gallery-page.ts";
import { PromptWords } from "./prompt-words.tsx";
import { SettingsLine } from "./settings-line.tsx";
import { ShownReferences } from "./shown-references.tsx";

type ClipWordsProps = {
  item: PageItem;
  mediaRoot: string;
};

/** Whether a clip says anything of how it was made. */
export function hasWords({
  prompt,
  settings,
  references,
}: Pick<PageItem, "prompt" | "settings" | "references">): boolean {
  return prompt !== null || settings !== null || references.length > 0;
}

/** How a clip was made, as far as that is shown. */
export function ClipWords({ item, mediaRoot }: ClipWordsProps) {
  return (
    <div className="flex flex-col gap-3">
      {item.prompt && <PromptWords pieces={item.prompt} />}
      {item.references.length > 0 && <ShownReferences item={item} mediaRoot={mediaRoot} />}
      {item.settings && <SettingsLine settings={item.settings} made={item} />}
    </div>
  );
}
