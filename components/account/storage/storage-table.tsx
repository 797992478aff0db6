import type { StorageKind, StorageUse } from "#lib/domain/account/usage.ts";
import { bytesText } from "#lib/domain/base/quantity.ts";
import { storageMessages } from "./messages.ts";

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
            className={fillOf[kind]}
          />
        );
      })}
    </svg>
  );
}

/** Per kind of file how many there are and what they take. */
export function StorageTable({ uses }: { uses: readonly StorageUse[] }) {
  const sumBytes = uses.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  return (
    <table className="w-full text-13">
      <thead className="sr-only">
        <tr>
          <th scope="col">{storageMessages.kind}</th>
          <th scope="col">{storageMessages.files}</th>
          <th scope="col">{storageMessages.size}</th>
        </tr>
      </thead>
      <tbody>
        {uses.map(({ kind, files, sizeBytes }) => (
          <tr key={kind} className="border-t border-line first:border-t-0">
            <th scope="row" className="py-2 pr-3 text-left align-top font-normal">
              <span className="flex items-center gap-2 text-14">
                <svg aria-hidden viewBox="0 0 10 10" className="size-2.5 shrink-0">
                  <circle cx="5" cy="5" r="5" className={fillOf[kind]} />
                </svg>
                {storageMessages.kinds[kind].name}
              </span>
              <span className="ml-4.5 block text-12 text-quiet">{storageMessages.kinds[kind].about}</span>
            </th>
            <td className="tabular py-2 pr-3 text-right align-top whitespace-nowrap text-quiet">{files}</td>
            <td className="tabular py-2 text-right align-top whitespace-nowrap">{bytesText(sizeBytes)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr className="border-t border-edge font-medium">
          <th scope="row" colSpan={2} className="py-2 text-left">
            {storageMessages.together}
          </th>
          <td className="tabular py-2 text-right whitespace-nowrap">{bytesText(sumBytes)}</td>
        </tr>
      </tfoot>
    </table>
  );
}

/** The colour of each kind in the bar. */
const fillOf: Record<StorageKind, string> = {
  videos: "fill-text",
  companions: "fill-quiet",
  "image-uploads": "fill-image",
  "video-uploads": "fill-video",
  "audio-uploads": "fill-audio",
  conversions: "fill-accent",
  copies: "fill-edge",
  going: "fill-line",
};
