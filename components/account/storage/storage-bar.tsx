import type { StorageUse } from "#lib/domain/storage-use.ts";
import { storageFill } from "./storage-fill.ts";

/** The kinds of files by their share of all bytes: decoration beside the table that says the same. */
export function StorageBar({ uses }: { uses: readonly StorageUse[] }) {
  const sumBytes = uses.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const share = (sizeBytes: number) => (sizeBytes / sumBytes) * 1000;
  return (
    <svg aria-hidden viewBox="0 0 1000 12" preserveAspectRatio="none" className="h-3 w-full rounded-control">
      {uses.map(({ kind, sizeBytes }, index) => {
        const before = uses.slice(0, index).reduce((sum, use) => sum + use.sizeBytes, 0);
        return (
          <rect
            key={kind}
            x={share(before)}
            width={Math.max(share(sizeBytes) - 2, 0.5)}
            height="12"
            className={storageFill[kind]}
          />
        );
      })}
    </svg>
  );
}
