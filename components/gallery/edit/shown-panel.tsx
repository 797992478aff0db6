import { Panel } from "#components/ui/panel.tsx";
import { ChoiceList } from "./choice-list.tsx";
import { ReferencesLine } from "./references-line.tsx";
import type { GalleryEditing } from "./use-gallery-editor.ts";

/** What visitors see of every clip that says nothing of its own. */
export function ShownPanel({ editing }: { editing: GalleryEditing }) {
  const { document, saver } = editing;
  return (
    <Panel title="What visitors see">
      <p className="text-13 text-quiet">The videos and their captions always. Each clip can say otherwise.</p>
      <ChoiceList
        {...{ document, saver }}
        choices={[
          { name: "showsPrompts", label: "Show prompts" },
          { name: "showsModels", label: "Show the models’ names" },
          { name: "showsSettings", label: "Show settings" },
        ]}
      />
      <ReferencesLine editing={editing} />
    </Panel>
  );
}
