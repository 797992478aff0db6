import type { Metadata } from "next";
import { ScenesPage } from "#components/scenes/scenes-page.tsx";

export const metadata: Metadata = { title: "Scenes" };

type ScenesRouteProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** In development alone: by its name a build does not see this file. Nobody's data are here, and nobody has to be signed in. */
export default async function ScenesRoute({ searchParams }: ScenesRouteProps) {
  const { theme, bare } = await searchParams;
  return (
    <ScenesPage
      theme={theme === "dark" || theme === "light" ? theme : undefined}
      isBare={bare !== undefined}
    />
  );
}
