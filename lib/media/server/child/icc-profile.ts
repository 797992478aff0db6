/** The primaries of sRGB as profiles write them, adapted to their white. */
const primaries = {
  rXYZ: [0.4361, 0.2225, 0.0139],
  gXYZ: [0.3851, 0.7169, 0.0971],
  bXYZ: [0.1431, 0.0606, 0.7141],
};
const curves = { "RGB ": ["rTRC", "gTRC", "bTRC"], GRAY: ["kTRC"] } as const;
const tolerance = 0.004;

/** Whether a colour profile describes just sRGB, whatever its name; a grey one, sRGB's tones. */
export function isSrgb(profile: Buffer): boolean {
  try {
    const space = profile.toString("latin1", 16, 20);
    if (space !== "RGB " && space !== "GRAY") return false;
    const tags = readTags(profile);
    if (tags.has("A2B0")) return false;
    return (
      curves[space].every((name) => isSrgbCurve(tags.get(name))) &&
      (space === "GRAY" ||
        Object.entries(primaries).every(([name, xyz]) =>
          xyz.every((value, index) => isNear(fixed(tags.get(name), 8 + index * 4), value)),
        ))
    );
  } catch (error) {
    if (error instanceof RangeError) return false; // it ends before it says what it must
    throw error;
  }
}

function readTags(profile: Buffer): Map<string, Buffer> {
  const tags = new Map<string, Buffer>();
  const count = Math.min(profile.readUInt32BE(128), 100);
  for (let at = 132; at < 132 + count * 12; at += 12) {
    const from = profile.readUInt32BE(at + 4);
    tags.set(
      profile.toString("latin1", at, at + 4),
      profile.subarray(from, from + profile.readUInt32BE(at + 8)),
    );
  }
  return tags;
}

function isSrgbCurve(tag: Buffer | undefined): boolean {
  return [0.1, 0.25, 0.5, 0.75, 0.9].every((value) => isNear(bend(tag, value), lightOf(value)));
}

/** sRGB's own curve. */
function lightOf(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

/** How many numbers each kind of formula has. */
const formulaNumbers = [1, 3, 4, 5, 7];

/** A value through a curve: a table, or a formula of one of five kinds. */
function bend(tag: Buffer | undefined, value: number): number {
  if (!tag) return NaN;
  if (tag.toString("latin1", 0, 4) === "para") {
    const kind = tag.readUInt16BE(8);
    const given = Array.from({ length: formulaNumbers[kind] ?? 0 }, (_, index) => fixed(tag, 12 + index * 4));
    const [g = NaN, a = 1, b = 0, third = 0, d = 0, e = 0, f = 0] = given;
    if (kind === 0) return value ** g;
    if (kind <= 2) return value >= -b / a ? (a * value + b) ** g + third : third;
    return value >= d ? (a * value + b) ** g + e : third * value + f;
  }
  const count = tag.readUInt32BE(8);
  if (count === 0) return value;
  if (count === 1) return value ** (tag.readUInt16BE(12) / 256);
  return tag.readUInt16BE(12 + Math.round(value * (count - 1)) * 2) / 65535;
}

function fixed(tag: Buffer | undefined, at: number): number {
  return tag ? tag.readInt32BE(at) / 65536 : NaN;
}

function isNear(value: number, wanted: number): boolean {
  return Math.abs(value - wanted) <= tolerance;
}
