import { Globe, GlobeLock } from "lucide-react";
import { Icon } from "#components/ui/icon.tsx";
import { providerMessages as words } from "./messages.ts";

export type Reach = {
  /** Whether every provider gets at the files, by the addresses alone. */
  canFetch: boolean;
  /** Where they are fetched from. */
  host: string;
  /** With UploadThing instead of this machine. */
  isInCloud: boolean;
};

/** Whether providers can fetch references, and where those lie; where they can't, the ways out. */
export function ReachStrip({ canFetch, host, isInCloud }: Reach) {
  const line = (
    <>
      <Icon of={canFetch ? Globe : GlobeLock} className={canFetch ? "text-done" : "text-unconfirmed"} />
      <span className="min-w-0 grow basis-60">
        <span className="font-medium">{canFetch ? words.canFetch : words.cannotFetch}</span>{" "}
        {!isInCloud && (
          <>
            <span className="text-quiet">{words.from}</span>{" "}
            <span className="font-mono text-12 break-words">{host}</span>
          </>
        )}
      </span>
      <span className="text-quiet">{isInCloud ? words.storedInCloud : words.storedHere}</span>
    </>
  );
  if (!canFetch)
    return (
      <div className="mb-5 rounded-panel bg-raised px-4 py-3 text-13 ring-1 ring-unconfirmed/40 ring-inset">
        <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1">{line}</div>
        <p className="mt-1 text-pretty">{words.waysOutIntro}</p>
        <dl className="mt-2 grid gap-x-4 gap-y-1 sm:grid-cols-[auto_minmax(0,1fr)]">
          {words.waysOut.map(([name, what]) => (
            <div key={name} className="contents">
              <dt className="font-mono text-12 leading-5">{name}</dt>
              <dd className="text-quiet">{what}</dd>
            </div>
          ))}
        </dl>
      </div>
    );
  return (
    <details className="group mb-5 rounded-panel bg-raised text-13">
      <summary className="flex min-h-14 cursor-pointer list-none flex-wrap items-center gap-x-3 gap-y-1 rounded-panel py-2 pr-3 pl-4 [&::-webkit-details-marker]:hidden">
        {line}
        <span className="inline-flex min-h-7 items-center rounded-control border border-line bg-panel px-2.5 text-12 font-medium group-open:bg-lifted pointer-coarse:min-h-11">
          {words.details}
        </span>
      </summary>
      <p className="px-4 pb-3.5 pl-11 text-quiet">{words.howFetched}</p>
    </details>
  );
}
