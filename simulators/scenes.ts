import { createHash } from "node:crypto";
import { join } from "node:path";

/** How a model's film is made of a drawn one. */
export type Rendering = {
  /** The drawn film: 768 × 432, a loop. */
  path: string;
  isMirrored: boolean;
  /** A filter for its colours. */
  grade: string;
  /** How much closer it is than the drawn one. */
  zoom: number;
  /** Where what it shows stands, as a share of the width of the drawn film: what a narrow frame keeps. */
  centre: number;
  startFrame: number;
  /** The filters that make the sound of the place, of nothing. */
  ambience: string;
};

type Scene = {
  words: RegExp;
  /** The drawn films, each with where its subject stands. Models share them out where there are several. */
  films: Record<string, number>;
  ambience: (seed: number) => string;
};

const water = (seed: number) =>
  `anoisesrc=color=brown:seed=${seed}:amplitude=0.4,highpass=f=120,tremolo=f=0.16:d=0.7`;
const air = (seed: number) =>
  `anoisesrc=color=pink:seed=${seed}:amplitude=0.12,highpass=f=200,lowpass=f=2400`;
const room = (seed: number) => `anoisesrc=color=brown:seed=${seed}:amplitude=0.12,lowpass=f=700`;

const scenes: Scene[] = [
  {
    words: /\b(?:pier|coat|jetty|harbou?r|quay)\b/gi,
    films: { "pier-1": 0.52, "pier-2": 0.49, "pier-3": 0.5, "pier-4": 0.48 },
    ambience: water,
  },
  {
    words: /\b(?:neon|rain\w*|umbrella|city|street|night)\b/gi,
    films: { neon: 0.53 },
    ambience: (seed) => `anoisesrc=color=pink:seed=${seed}:amplitude=0.35,highpass=f=700`,
  },
  { words: /\b(?:dunes?|deserts?|sand)\b/gi, films: { dunes: 0.32 }, ambience: air },
  {
    words: /\b(?:roads?|driv\w+|highway|cars?)\b/gi,
    films: { road: 0.53 },
    ambience: (seed) => `anoisesrc=color=brown:seed=${seed}:amplitude=0.6,lowpass=f=320`,
  },
  { words: /\b(?:bottles?|turntable|products?|perfume|flask)\b/gi, films: { bottle: 0.5 }, ambience: room },
  { words: /\b(?:hands?|bowl|tea|cup)\b/gi, films: { hands: 0.49 }, ambience: room },
  { words: /\b(?:forests?|woods?|trees?)\b/gi, films: { forest: 0.55 }, ambience: air },
  { words: /\b(?:sea|waves?|ocean|lighthouse|shore)\b/gi, films: { sea: 0.66 }, ambience: water },
];

const grades = [
  "null",
  "eq=contrast=0.88:brightness=0.03:saturation=0.72",
  "eq=contrast=1.14:saturation=1.22:gamma=0.94",
  "lutyuv=u=val+7:v=val-6",
  "lutyuv=u=val-8:v=val+6",
  "eq=gamma=1.12:saturation=0.9",
];

/**
 * The scene that most words of a prompt speak of, else one by its first words, as a model renders it: always the same for the same
 * three. Further takes begin elsewhere, and are closer or wider.
 */
export function findRendering(asked: { prompt: string; model: string; take: number }): Rendering {
  const { prompt, model, take } = asked;
  const counts = scenes.map(({ words }) => prompt.match(words)?.length ?? 0);
  const most = Math.max(...counts);
  const opening = prompt.toLowerCase().split(/\W+/, 3).join(" "); // so that a change further on keeps the scene
  const scene = scenes[most > 0 ? counts.indexOf(most) : chance(opening, scenes.length)];
  const { films, ambience } = scene!; // the index is one of theirs
  const names = Object.keys(films);
  const name = names[chance(`${model} lens`, names.length)]!; // the same
  const isMirrored = chance(`${model} side`, 2) === 1;
  return {
    path: join(import.meta.dirname, "../assets/scenes", `${name}.mp4`),
    isMirrored,
    grade: grades[chance(`${model} grade`, grades.length)]!, // the same
    zoom: 1 + ((chance(`${model} zoom`, 4) + take) % 4) * 0.07,
    centre: isMirrored ? 1 - films[name]! : films[name]!, // its name came from there
    startFrame: (chance(`${model} start`, 96) + take * 31) % 96,
    ambience: ambience(chance(model, 1000)),
  };
}

/** A number from 0 up to, but not including, `below`: always the same for a text. */
const chance = (text: string, below: number) =>
  createHash("sha256").update(text).digest().readUInt32BE() % below;
