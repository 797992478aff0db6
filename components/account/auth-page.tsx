import type { ReactNode } from "react";
import { Mark } from "#components/ui/mark.tsx";
import "./auth-page.css";

type AuthPageProps = { title: string; intro?: ReactNode; children: ReactNode };

/** The pages before one is inside: what this is as a picture, and one thing to do beside it. */
export function AuthPage({ title, intro, children }: AuthPageProps) {
  return (
    <div className="grid min-h-dvh content-start bg-ground min-[900px]:grid-cols-[minmax(0,1fr)_min(32.5rem,50%)] min-[900px]:content-stretch">
      <header className="takes">
        {takes.map((take) => (
          <span key={take} className={`take take-${take}`}>
            {/* oxlint-disable-next-line next/no-img-element -- a small file, and decoration */}
            <img alt="" src={`/takes/${take}.webp`} />
          </span>
        ))}
        <p className="absolute top-7 left-8 flex items-center gap-2.5 text-16 font-semibold tracking-tight text-[oklch(0.99_0_0)] max-[899px]:top-4 max-[899px]:left-4">
          <Mark className="size-5" />
          Triptych
        </p>
      </header>
      <main className="flex flex-col justify-center px-4 py-10 sm:px-10">
        <div className="mx-auto w-full max-w-90">
          <h1 className="text-28 font-semibold text-balance">{title}</h1>
          {intro && <p className="mt-2 text-14 text-pretty text-quiet">{intro}</p>}
          <div className="auth-form mt-8">{children}</div>
        </div>
      </main>
    </div>
  );
}

/** One shot in three takes, as the mark has its panels. */
const takes = ["left", "middle", "right"] as const;
