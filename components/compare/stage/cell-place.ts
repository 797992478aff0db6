/** What the stage says to what an article holds. */
export type CellPlace = {
  /** From 1: as it stands on the picture, and which key chooses it. */
  number: number;
  /** The film to be played; null leaves the still. */
  src: string | null;
  isChosen: boolean;
  /** "small": one of the strip beside a large one, with its number alone. */
  size: "normal" | "large" | "small";
  /** One of two pictures over each other, whose captions are the stage's: nothing stands on it but the picture. */
  isOver: boolean;
  /** Where its toolbar lies: on the picture's foot; under it, in a line of its own (2.75rem) at the foot of the article; out of sight. */
  bar: "over" | "below" | "none";
};
