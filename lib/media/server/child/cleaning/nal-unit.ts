/** The encodings whose packets consist of NAL units. */
export type NalCodec = "avc" | "hevc";

type Units = {
  headBytes: number;
  typeOf: (head: number) => number;
  /** Slices, parameters, and marks between pictures. */
  kept: ReadonlySet<number>;
  /** What Dolby Vision puts beside its pictures. */
  dolby: readonly number[];
  /** Supplemental information beside the pictures (SEI). */
  messages: ReadonlySet<number>;
  filler: Uint8Array;
};

const units: Readonly<Record<NalCodec, Units>> = {
  avc: {
    headBytes: 1,
    typeOf: (head) => head & 31,
    kept: new Set([1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 13, 14, 15, 19, 20, 21]),
    dolby: [28, 30],
    messages: new Set([6]),
    filler: Uint8Array.of(12),
  },
  hevc: {
    headBytes: 2,
    typeOf: (head) => (head >> 1) & 63,
    kept: new Set([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 16, 17, 18, 19, 20, 21, 32, 33, 34, 35, 36, 37]),
    dolby: [62, 63],
    messages: new Set([39, 40]),
    filler: Uint8Array.of(38 << 1, 1),
  },
};

/** Longer information than any encoder writes. */
export const maxUnitBytes = 4_000_000;
/** Enough to tell a unit's kind. */
export const unitHeadBytes = 2;

/** Whether a unit, of which at least the head is given, may hold more than pictures. */
export function mayHoldWords(head: Uint8Array, codec: NalCodec, hasDolby: boolean): boolean {
  const { kept, dolby, typeOf } = units[codec];
  const type = typeOf(head[0] ?? 0);
  return !kept.has(type) && !(hasDolby && dolby.includes(type));
}

/**
 * A unit that may hold words, without them and of the same length: of its messages those that pictures are shown by, and filling. What
 * is no message becomes filling as a whole.
 */
export function emptiedUnit(unit: Uint8Array, codec: NalCodec): Uint8Array {
  const { headBytes, messages, typeOf, filler } = units[codec];
  const plain = messages.has(typeOf(unit[0] ?? 0)) ? plainMessages(unit, headBytes) : null;
  if (plain) return plain;
  const filled = new Uint8Array(unit.length).fill(0xff);
  filled.set(filler.subarray(0, unit.length));
  if (unit.length > headBytes) filled[unit.length - 1] = 0x80;
  return filled;
}

/** Null where the messages cannot be told apart, or no filling gives the same length. */
function plainMessages(unit: Uint8Array, headBytes: number): Uint8Array | null {
  const found = listMessages(withoutEmulationPrevention(unit.subarray(headBytes)));
  if (!found) return null;
  const kept = found.filter(isShownBy);
  if (kept.length === found.length) return unit;
  const head = unit.subarray(0, headBytes);
  const bytes = kept.reduce((sum, { whole }) => sum + whole.length, 0);
  // Emulation prevention may take more or fewer bytes than before.
  for (
    let room = unit.length - headBytes - bytes - 1;
    room >= 0 && room > unit.length - headBytes - bytes - 64;
    room--
  ) {
    const inside = Buffer.concat([...kept.map(({ whole }) => whole), filling(room), Uint8Array.of(0x80)]);
    const made = Buffer.concat([head, withEmulationPrevention(inside)]);
    if (made.length === unit.length) return made;
  }
  return null;
}

type Message = { type: number; payload: Uint8Array; whole: Uint8Array };

function listMessages(bytes: Uint8Array): Message[] | null {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end -= 1;
  if (bytes[end - 1] !== 0x80) return null;
  const messages: Message[] = [];
  let at = 0;
  const number = () => {
    let value = 0;
    while (bytes[at] === 0xff) {
      value += 255;
      at += 1;
    }
    value += bytes[at] ?? 0;
    at += 1;
    return value;
  };
  while (at < end - 1) {
    const from = at;
    const type = number();
    const length = number();
    if (at + length > end - 1) return null;
    messages.push({
      type,
      payload: bytes.subarray(at, at + length),
      whole: bytes.subarray(from, at + length),
    });
    at += length;
  }
  return messages;
}

/**
 * Times, order, crop and repetition of pictures, their light and colours, how they are turned, packed or projected, and sums of them.
 * The numbers mean the same in both encodings, as far as they are known in both.
 */
// oxfmt-ignore
const shownBy = new Set([
  0, 1, 2, 6, 7, 8, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 23, 45, 47, 56,
  128, 129, 130, 131, 132, 134, 135, 136, 137, 138, 139, 140, 141, 142, 143, 144, 146, 147, 148, 149, 150, 151, 152, 153, 154, 155, 156, 157,
  165, 168, 200, 201, 202, 203, 204, 205, 206,
]);
const registered = 4;
const unregistered = 5;
/** A country's, a maker's and their own number: light that changes from scene to scene (HDR10+). */
const changingLight = Buffer.from([0xb5, 0x00, 0x3c, 0x00, 0x01, 0x04]);
/** What the two most usual encoders say of themselves: their settings, in words and numbers of their own. */
const encoders =
  /^.{16}x26[45] (- core \d+( r\d+\w*)?( \w+)?|\(build \d+\) - [\w.+:[\]() -]+) - H\.26[45]\/(MPEG-4 AVC|HEVC) codec - Copy(left|right) [\d-]+( \(c\) Multicoreware, Inc)? - http:\/\/(www\.videolan\.org\/x264\.html|x265\.org) - options: [\w=.,:+ /-]*\0?$/s;

function isShownBy({ type, payload }: Message): boolean {
  if (type === registered) return isChangingLight(payload);
  if (type === unregistered) return encoders.test(Buffer.from(payload).toString("latin1"));
  return shownBy.has(type);
}

export function isChangingLight(message: Uint8Array): boolean {
  return changingLight.equals(message.subarray(0, changingLight.length));
}

const fillerMessage = 3;

/** As many bytes of messages that say nothing; another number where that cannot be had. */
function filling(bytes: number): Uint8Array {
  if (bytes < 2) return new Uint8Array(0);
  const length = bytes - 2 - Math.floor((bytes - 2) / 256);
  const head = [
    fillerMessage,
    ...Array.from<number>({ length: Math.floor(length / 255) }).fill(255),
    length % 255,
  ];
  const rest = bytes - head.length - length;
  return Buffer.concat([
    Uint8Array.from(head),
    Buffer.alloc(length, 0xff),
    rest >= 2 ? filling(rest) : Buffer.alloc(0),
  ]);
}

/** Encoders put a 3 between bytes that would look like the beginning of a unit. */
function withoutEmulationPrevention(bytes: Uint8Array): Uint8Array {
  const plain: number[] = [];
  let zeros = 0;
  for (const byte of bytes) {
    const isPrevention = zeros >= 2 && byte === 3;
    zeros = byte === 0 ? zeros + 1 : 0;
    if (!isPrevention) plain.push(byte);
  }
  return Uint8Array.from(plain);
}

function withEmulationPrevention(bytes: Uint8Array): Uint8Array {
  const guarded: number[] = [];
  let zeros = 0;
  for (const byte of bytes) {
    if (zeros >= 2 && byte <= 3) {
      guarded.push(3);
      zeros = 0;
    }
    guarded.push(byte);
    zeros = byte === 0 ? zeros + 1 : 0;
  }
  return Uint8Array.from(guarded);
}
