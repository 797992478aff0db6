import { Download } from "lucide-react";
import type { Metadata } from "next";
import { scoreAddress } from "#components/scoreboard/score-address.ts";
import { Scoreboard } from "#components/scoreboard/scoreboard.tsx";
import { SpendPanel } from "#components/spend/spend-panel.tsx";
import { PageHeading } from "#components/ui/page-heading.tsx";
import { buttonClass } from "#components/ui/button-class.ts";
import { Icon } from "#components/ui/icon.tsx";
import { readScoreboard } from "#lib/reads/read-scoreboard.ts";
import { readSpend } from "#lib/reads/read-spend.ts";
import { requireMember } from "#lib/session/page.ts";

export const metadata: Metadata = { title: "Scoreboard" };

type ScoreboardPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ScoreboardPage({ searchParams }: ScoreboardPageProps) {
  const member = await requireMember();
  const asked = await searchParams;
  const [{ filter, order, scores }, months] = await Promise.all([
    readScoreboard(member, asked),
    readSpend(member),
  ]);
  const download = scores.length > 0 && (
    <a
      href={`/api/scoreboard.csv${scoreAddress(filter, order)}`}
      download
      className={buttonClass("secondary", "normal")}
    >
      <Icon of={Download} />
      Download CSV
    </a>
  );
  return (
    <div className="mx-auto w-full max-w-6xl px-4 py-8 sm:px-6">
      <PageHeading title="Scoreboard" aside={download}>
        What your own verdicts say of the models.
      </PageHeading>
      <Scoreboard {...{ scores, filter, order }} />
      {months.length > 0 && (
        <div className="mt-8 max-w-3xl">
          <SpendPanel months={months} />
        </div>
      )}
    </div>
  );
}
