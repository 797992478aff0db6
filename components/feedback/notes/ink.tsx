import "./notes.css";
import { type Size, type Stroke, strokePath } from "./strokes.ts";

type InkProps = {
  strokes: readonly Stroke[];
  /** Of the picture: it lies in the middle of its box, without bars of its own. */
  size: Size;
  /** What it is, for whoever cannot see it. */
  label: string;
};

/** What was drawn on a frame, over the picture in whose box it stands. */
export function Ink({ strokes, size, label }: InkProps) {
  if (strokes.length === 0) return null;
  return (
    <svg role="img" aria-label={label} className="ink" viewBox={viewBoxOf(size)}>
      {strokes.map((stroke, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- strokes have no name but their order
        <path key={index} d={strokePath(stroke, boxOf(size))} />
      ))}
    </svg>
  );
}

/** The picture's proportions, in numbers that keep paths short. */
export function boxOf({ width, height }: Size): Size {
  return { width: 1000, height: (1000 * height) / width };
}

export function viewBoxOf(size: Size): string {
  const { width, height } = boxOf(size);
  return `0 0 ${width} ${height.toFixed(2)}`;
}
