import "./screening.css";
import type { CSSProperties, ReactNode } from "react";
import { fillRows } from "./fill-rows.ts";

type ScreeningRowsProps = { cards: readonly { key: string; ratio: number; card: ReactNode }[] };

/** Cards side by side, their pictures of one height, as large as the room allows at every width. */
export function ScreeningRows({ cards }: ScreeningRowsProps) {
  const ratios = cards.map(({ ratio }) => ratio);
  const style = Object.fromEntries(
    rooms.flatMap((room) => {
      const { sum, gaps } = fillRows(ratios, room);
      return [
        [`--sum-${room.most}`, sum.toFixed(4)],
        [`--gaps-${room.most}`, String(gaps)],
      ];
    }),
  );
  return (
    <div className="screening-room">
      <div className="screening-rows" style={style}>
        {cards.map(({ key, ratio, card }) => (
          <div key={key} className="min-w-0" style={customProperties({ "--ratio": ratio.toFixed(4) })}>
            {card}
          </div>
        ))}
      </div>
    </div>
  );
}

/** In the order of `screening.css`, which says how wide each is. */
const rooms = [
  { most: 2, widest: 4.7 },
  { most: 3, widest: 4.7 },
  { most: 4, widest: 4.7 },
  { most: 6, widest: 7 },
];

/** React takes custom properties; its type of styles does not know of them. */
function customProperties(properties: Record<`--${string}`, string>): CSSProperties {
  return properties as CSSProperties;
}
