import type { ReactNode } from "react";
import type { ModelVerdict } from "#components/composer/models/judge-models.ts";
import { Tabs } from "#components/ui/tabs.tsx";
import type { ModelId } from "#lib/domain/base/id.ts";

type ModelTabsProps = {
  verdicts: readonly ModelVerdict[];
  chosen: ModelId;
  onChoose: (id: ModelId) => void;
  children: ReactNode;
};

/** Which of several models' requests is shown. A default export because React.lazy asks for one. */
export default function ModelTabs({ verdicts, chosen, onChoose, children }: ModelTabsProps) {
  return (
    <Tabs
      label="Models of the preview"
      tabs={verdicts.map(({ model, label }) => ({ id: model.id, label }))}
      chosen={chosen}
      onChoose={onChoose}
    >
      {children}
    </Tabs>
  );
}
