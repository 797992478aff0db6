import type { Metadata } from "next";
import { scoreMessages } from "#components/scoreboard/messages.ts";
import { Scoreboard } from "#components/scoreboard/scoreboard.tsx";
import { SpendPanel } from "#components/spend/spend-panel.tsx";
import { readScoreboard } from "#lib/reads/read-scoreboard.ts";
import { readSpend } from "#lib/reads/read-spend.ts";
import { requireMember } from "#lib/session/page.ts";

export const metadata: Metadata = { title: scoreMessages.title };

type ScoreboardPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ScoreboardPage({ searchParams }: ScoreboardPageProps) {
  const member = await requireMember();
  const asked = await searchParams;
  const [{ filter, order, scores }, months] = await Promise.all([
    readScoreboard(member, asked),
    readSpend(member),
  ]);
  return (
    <div className="mx-auto w-full max-w-308 px-4 py-8 sm:px-6 sm:pt-10">
      <Scoreboard {...{ scores, filter, order }} />
      {months.length > 0 && (
        <div className="mt-8 max-w-3xl">
          <SpendPanel months={months} />
        </div>
      )}
    </div>
  );
}
