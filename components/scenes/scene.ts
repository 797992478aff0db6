import type { ReactNode } from "react";

/** What a hand does once a scene stands there, by accessible names: a dialog or a menu is opened as its user opens it. */
export type Step =
  | { press: string }
  /** Into the text box that is called so. */
  | { write: string; into: string }
  | { choose: string; in: string }
  /** A key, where the focus is. */
  | { key: string }
  /** A line on the picture whose note is being written: x and y of each point, in shares of it. */
  | { draw: readonly (readonly [number, number])[] }
  /** Waits until these words, or what is named so, are there: what is loaded when it is first wanted comes late. */
  | { see: string };

/** One state of something that the product shows, as data. */
export type Scene = {
  show: ReactNode;
  /** A page fills the window, or lies over it. A part of one stands beside others; a wide part is as wide as a page lets it be. */
  frame?: "page" | "wide";
  steps?: readonly Step[];
  /** What the studio would answer to reads, by path. Whatever is not named stays unanswered. */
  answers?: Readonly<Record<string, unknown>>;
  /** Reads and actions fail at once, as without a connection. */
  isOffline?: true;
};

/** The states of one noun, by their names. */
export type Scenes = Readonly<Record<string, Scene>>;

/** Makes scenes of states that are alike. */
export function scenesOf<State extends string, Data>(
  states: Readonly<Record<State, Data>>,
  toScene: (data: Data, state: State) => Scene,
): Record<State, Scene> {
  const entries = Object.entries<Data>(states) as [State, Data][]; // the keys of a table that is closed
  return Object.fromEntries(entries.map(([state, data]) => [state, toScene(data, state)])) as Record<
    State,
    Scene
  >;
}
