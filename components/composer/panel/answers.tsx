import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { useSession } from "#components/composer/composer-context.ts";
import { FitTab } from "#components/composer/fit/fit-tab.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import type { ModelId } from "#lib/domain/base/id.ts";
import { promptRunsQuery } from "#lib/queries/prompt-runs-query.ts";
import { panelMessages as words } from "./messages.ts";

/** Their code is loaded when they are looked at. */
const RequestTab = lazy(() => import("#components/composer/preview/request-tab.tsx"));
const RunsTab = lazy(() => import("#components/composer/runs/runs-tab.tsx"));

/** What the chosen models say of the prompt, what each would be sent, and what came of it before. */
export function Answers() {
  const { saver } = useSession();
  const [tab, setTab] = useState<"fit" | "request" | "runs">("fit");
  const [previewed, setPreviewed] = useState<ModelId | null>(null);
  const { data: runs } = useQuery(promptRunsQuery(saver.id));
  return (
    <Tabs
      label={words.region}
      look="parts"
      tabs={[
        { id: "fit", label: words.fit },
        { id: "request", label: words.request },
        {
          id: "runs",
          label: words.runs,
          shown: (
            <>
              {words.runs}{" "}
              {runs && runs.count > 0 && <span className="tabular text-quiet">{runs.count}</span>}
            </>
          ),
        },
      ]}
      chosen={tab}
      onChoose={setTab}
      className="flex min-h-0 grow flex-col"
    >
      <Suspense fallback={<Skeleton className="m-4 h-40" />}>
        {tab === "fit" ? (
          <FitTab />
        ) : tab === "request" ? (
          <RequestTab wanted={previewed} onWant={setPreviewed} />
        ) : (
          <RunsTab />
        )}
      </Suspense>
    </Tabs>
  );
}
