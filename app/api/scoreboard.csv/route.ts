import { memberRoute } from "#lib/reads/member-route.ts";
import { readScoreboard } from "#lib/reads/read-scoreboard.ts";
import { csvText } from "#lib/domain/exchange/csv.ts";
import { scoreboardRows } from "#lib/domain/judgement/scoreboard-rows.ts";

export const GET = memberRoute(async (member, request) => {
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const { filter, scores } = await readScoreboard(member, asked);
  const name = `scoreboard-${filter.period}-${filter.references}.csv`;
  return new Response(csvText(scoreboardRows(scores)), {
    headers: {
      "content-type": "text/csv; charset=utf-8; header=present",
      "content-disposition": `attachment; filename="${name}"`,
    },
  });
});
