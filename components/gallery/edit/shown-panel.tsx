import { Panel } from "#components/ui/panel.tsx";
import type { GalleryDocument } from "#lib/domain/gallery.ts";
import { ChoiceList } from "./choice-list.tsx";
import type { GallerySaver } from "./gallery-saver.ts";

type ShownPanelProps = { document: GalleryDocument; saver: GallerySaver };

/** What visitors see of every clip that says nothing of its own. */
export function ShownPanel({ document, saver }: ShownPanelProps) {
  return (
    <Panel title="What visitors see">
      <p className="text-13 text-quiet">
        The videos and their captions always. Each clip can say otherwise; references are shown clip by clip.
      </p>
      <ChoiceList
        {...{ document, saver }}
        choices={[
          { name: "showsPrompts", label: "Show prompts" },
          { name: "showsModels", label: "Show the models’ names" },
          { name: "showsSettings", label: "Show settings" },
        ]}
      />
    </Panel>
  );
}
