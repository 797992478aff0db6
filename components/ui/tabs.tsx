import { Tabs as BaseTabs } from "@base-ui/react/tabs";
import clsx from "clsx";
import type { ReactNode } from "react";

type TabsProps<Id extends string> = {
  /** The accessible name of the row of tabs. */
  label: string;
  /** `shown` stands in the label's place, for those who see it. */
  tabs: readonly { id: Id; label: string; shown?: ReactNode }[];
  chosen: Id;
  onChoose: (id: Id) => void;
  /** The parts of a panel with a line under the chosen one, or versions of the same thing side by side. */
  look?: "parts" | "versions";
  /** Of what belongs to the chosen tab. */
  className?: string;
  /** What belongs to the chosen tab. */
  children: ReactNode;
};

const looks = {
  parts: {
    list: "flex shrink-0 flex-wrap gap-1 border-b border-line px-2 pt-2",
    tab: "-mb-px h-9 border-b-2 border-transparent px-2.5 font-medium text-quiet hover:text-text aria-selected:border-text aria-selected:text-text pointer-coarse:h-11",
  },
  versions: {
    list: "flex rounded-[0.5rem] bg-raised p-0.5 overflow-x-auto",
    tab: "flex min-h-7 grow items-center justify-center gap-1.5 rounded-control px-2.5 whitespace-nowrap text-quiet hover:text-text aria-selected:bg-[light-dark(var(--color-panel),var(--color-lifted))] aria-selected:text-text aria-selected:shadow-[0_1px_2px_oklch(0_0_0/0.2)] pointer-coarse:min-h-11",
  },
};

/** Views of which one is shown. The arrow keys walk along the tabs. */
export function Tabs<Id extends string>(props: TabsProps<Id>) {
  const { label, tabs, chosen, onChoose, look = "versions", className, children } = props;
  return (
    <BaseTabs.Root
      value={chosen}
      onValueChange={(id: Id | null) => id !== null && onChoose(id)}
      className="flex min-h-0 grow flex-col"
    >
      <BaseTabs.List aria-label={label} activateOnFocus className={looks[look].list}>
        {tabs.map(({ id, label: name, shown }) => (
          <BaseTabs.Tab
            key={id}
            value={id}
            aria-label={shown === undefined ? undefined : name}
            className={clsx("text-13 focus-visible:-outline-offset-2", looks[look].tab)}
          >
            {shown ?? name}
          </BaseTabs.Tab>
        ))}
      </BaseTabs.List>
      <BaseTabs.Panel value={chosen} className={className}>
        {children}
      </BaseTabs.Panel>
    </BaseTabs.Root>
  );
}
