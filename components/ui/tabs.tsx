import { Tabs as BaseTabs } from "@base-ui/react/tabs";
import type { ReactNode } from "react";

type TabsProps<Id extends string> = {
  /** The accessible name of the row of tabs. */
  label: string;
  tabs: readonly { id: Id; label: string }[];
  chosen: Id;
  onChoose: (id: Id) => void;
  /** What belongs to the chosen tab. */
  children: ReactNode;
};

/** Views of which one is shown. The arrow keys walk along the tabs. */
export function Tabs<Id extends string>({ label, tabs, chosen, onChoose, children }: TabsProps<Id>) {
  return (
    <BaseTabs.Root value={chosen} onValueChange={(id: Id | null) => id !== null && onChoose(id)}>
      <BaseTabs.List aria-label={label} activateOnFocus className="flex flex-wrap gap-1">
        {tabs.map((tab) => (
          <BaseTabs.Tab
            key={tab.id}
            value={tab.id}
            className="min-h-8 rounded-control border border-transparent px-2.5 text-left text-13 text-quiet hover:bg-raised hover:text-text aria-selected:border-edge aria-selected:bg-raised aria-selected:text-text pointer-coarse:min-h-11"
          >
            {tab.label}
          </BaseTabs.Tab>
        ))}
      </BaseTabs.List>
      <BaseTabs.Panel value={chosen} className="mt-3">
        {children}
      </BaseTabs.Panel>
    </BaseTabs.Root>
  );
}
