import type { Share } from "#lib/domain/interval.ts";
import { percentText, rangeText, tooLittleText } from "./score-text.ts";

type ShareCellProps = {
  share: Share | null;
  /** Of how many it is a share, and what these are called. */
  count: number;
  noun: string;
  /** Such as "13 of 21". */
  counted: string;
  className?: string;
};

/** A share with its range, or that there is too little to tell. */
export function ShareCell({ share, count, noun, counted, className }: ShareCellProps) {
  const tooLittle = tooLittleText(count, noun);
  return (
    <td className={className}>
      {share && !tooLittle ? (
        <>
          <span className="text-16 font-medium">{percentText(share.share)}</span>
          <span className="block text-12 whitespace-nowrap text-quiet">{rangeText(share)}</span>
          <span className="block text-12 text-quiet">{counted}</span>
        </>
      ) : (
        <span className="text-quiet">{tooLittle}</span>
      )}
    </td>
  );
}
