import type { GalleryPageView } from "#lib/domain/gallery-page.ts";

type GalleryPageProps = {
  page: GalleryPageView;
  /** Where media lie: `/media/g/<token>` for visitors, `/media/p/<gallery>` for its member's preview. */
  mediaRoot: string;
};

/** A gallery as a printed contact sheet: a title, the clips, air. */
export function GalleryPage({ page }: GalleryPageProps) {
  return (
    <main className="mx-auto w-full max-w-[96rem] px-4 py-10">
      <h1 className="text-28 font-semibold">{page.title}</h1>
    </main>
  );
}
