/** Numbers that lie: where a length or count stood, they ask for more than there is. */
const liars = [0, 1, 0x7f, 0x80, 0xff];

/** A damaged copy, the same for the same seed: bytes changed (most of them in the headers), a stretch missing, doubled, or the end cut. */
export function damage(whole: Buffer, seed: number): Buffer {
  const random = createRandom(seed);
  const below = (end: number) => Math.floor(random() * end);
  const bytes = Buffer.from(whole);
  const headers = Math.min(bytes.length, 2048);
  for (let i = 0; i < 1 + below(24); i++) {
    const at = random() < 0.8 ? below(headers) : below(bytes.length);
    bytes[at] = random() < 0.5 ? below(256) : liars[below(liars.length)]!; // an index below the length
  }
  const from = below(bytes.length);
  const to = from + below(Math.max(1, bytes.length - from));
  switch (below(5)) {
    case 0:
      return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
    case 1:
      return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]);
    case 2:
      return bytes.subarray(0, to);
    default:
      return bytes;
  }
}

/** A small generator of its own, so that a seed means the same files everywhere. */
function createRandom(seed: number): () => number {
  let state = (seed + 1) * 0x9e3779b1;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
