import type { ReactNode } from "react";
import { Mark } from "./mark.tsx";

type CentredPageProps = { title: string; intro?: ReactNode; children?: ReactNode };

/** The pages before one is inside: one thing to do, in the middle. */
export function CentredPage({ title, intro, children }: CentredPageProps) {
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center px-4 py-10">
      <div className="w-full max-w-sm">
        <div className="mb-8 flex items-center gap-3">
          <Mark className="size-8" />
          <span className="text-16 font-semibold tracking-tight">Triptych</span>
        </div>
        <h1 className="text-20 font-semibold">{title}</h1>
        {intro && <p className="mt-1.5 text-14 text-pretty text-quiet">{intro}</p>}
        {children && <div className="mt-6">{children}</div>}
      </div>
    </main>
  );
}
