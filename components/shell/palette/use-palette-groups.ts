"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import {
  ChartNoAxesColumn,
  HardDrive,
  Images,
  Keyboard,
  KeyRound,
  LayoutDashboard,
  type LucideIcon,
  Plus,
  Search,
  UserRound,
  UsersRound,
} from "lucide-react";
import { usePathname, useRouter } from "next/navigation";
import { showShortcuts } from "#components/keys/open-layer.ts";
import { type Command, pageCommands } from "#components/keys/page-commands.ts";
import { paletteMessages, shellMessages } from "#components/shell/messages.ts";
import { shellKeysBeside } from "#components/shell/shell-keys.ts";
import { useStored } from "#components/state/store.ts";
import { useSettled } from "#components/state/use-settled.ts";
import { countText } from "#lib/domain/base/quantity.ts";
import { untitledPrompt } from "#lib/domain/prompt/messages.ts";
import { promptsQuery, recentPromptsQuery } from "#lib/queries/recent-prompts-query.ts";
import type { PaletteGroup, PaletteLine } from "./palette-lines.ts";

const pagesFor = (isOwner: boolean): [href: string, label: string, icon: LucideIcon][] => [
  ["/studio", shellMessages.newPrompt, Plus],
  ["/history", shellMessages.history, LayoutDashboard],
  ["/galleries", shellMessages.galleries, Images],
  ["/scoreboard", shellMessages.scoreboard, ChartNoAxesColumn],
  ["/settings/providers", shellMessages.providers, KeyRound],
  ["/settings/account", shellMessages.account, UserRound],
  ["/settings/storage", shellMessages.storage, HardDrive],
  ...(isOwner
    ? [["/settings/members", shellMessages.members, UsersRound] as [string, string, LucideIcon]]
    : []),
];

/** Whoever goes on typing asks for nothing yet. */
const restMs = 150;

type Asked = { isOwner: boolean; usesShortcuts: boolean; query: string };

/** Everything that the palette can show: what the page can do, the latest prompts, where to go, and the history for any words. */
export function usePaletteGroups({ isOwner, usesShortcuts, query }: Asked): PaletteGroup[] {
  const router = useRouter();
  const path = usePathname();
  const pages = useStored(pageCommands, (all) => all);
  const { data } = useQuery(recentPromptsQuery());
  const keys = usesShortcuts ? shellKeysBeside(pages) : [];
  const capsOf = (id: string) => keys.find((one) => one.id === id)?.caps;
  const go = (href: string) => router.push(href);
  const words = query.trim();
  const settled = useSettled(words, restMs);
  const { data: found } = useInfiniteQuery({ ...promptsQuery(settled), enabled: settled !== "" });
  const recent = data?.items ?? [];
  const further = (found?.pages[0]?.items ?? []).filter(({ id }) => !recent.some((one) => one.id === id));
  const foundIds = new Set(found?.pages[0]?.items.map(({ id }) => id));
  return [
    // Parts of one page say what they can do under one title.
    ...[...new Set(pages.map(({ title }) => title))].map((title) => ({
      title,
      atFirst: 6,
      lines: pages
        .filter((one) => one.title === title)
        .flatMap(({ entries }, index) =>
          entries().map((entry) => lineOf(entry, `${title} ${index} ${entry.label}`, go)),
        ),
    })),
    {
      title: paletteMessages.recent,
      atFirst: 5,
      lines: [...recent, ...further]
        .filter(({ id }) => path !== `/studio/${id}`)
        .map(({ id, name, excerpt, runs, picture }) => ({
          id,
          label: name || excerpt || untitledPrompt,
          foundBy: foundIds.has(id) ? settled : undefined,
          detail: runs > 0 ? countText(runs, "run") : undefined,
          picture,
          run: () => go(`/studio/${id}`),
        })),
    },
    {
      title: paletteMessages.goTo,
      lines: [
        ...pagesFor(isOwner).map(([href, label, icon]) => ({
          id: href,
          label,
          icon,
          caps: capsOf(href),
          run: () => go(href),
        })),
        {
          id: "shortcuts",
          label: shellMessages.shortcuts,
          icon: Keyboard,
          caps: capsOf("shortcuts"),
          run: showShortcuts,
        },
      ],
    },
    {
      title: shellMessages.search,
      atFirst: 0,
      lines: words
        ? [
            {
              id: "search",
              label: paletteMessages.searchHistory(words),
              icon: Search,
              run: () => go(`/history?q=${encodeURIComponent(words)}`),
            },
          ]
        : [],
    },
  ];
}

function lineOf(entry: Command, id: string, go: (href: string) => void): PaletteLine {
  const { label, icon, caps } = entry;
  const run =
    entry.type === "action"
      ? entry.onSelect
      : () => (entry.isFresh ? window.location.assign(entry.href) : go(entry.href));
  return {
    id,
    label,
    icon,
    caps: caps ?? (entry.type === "action" && entry.detail ? [entry.detail] : undefined),
    run,
  };
}
