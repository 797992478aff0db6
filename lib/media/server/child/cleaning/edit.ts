import type { ByteSource } from "#lib/media/bytes.ts";

/**
 * A change to a file on its way into a copy: what stands from `from` to `to` is replaced by `by`, which may be shorter or nothing, and
 * by as many zeros where there is no `by`.
 */
export type Edit = {
  from: number;
  to: number;
  by?: Uint8Array;
  /** What stands there names the program that wrote the file: taken out of a copy, but no reason to make one. */
  isHarmless?: boolean;
};

const nothing = new Uint8Array(0);

/** Takes a stretch out. */
export function cut(from: number, to: number): Edit {
  return { from, to, by: nothing };
}

const comparedBytes = 256 * 1024;

/** Whether a copy with these changes would say less than the file does. */
export async function takesSomethingOut(source: ByteSource, edits: readonly Edit[]): Promise<boolean> {
  for (const edit of edits) if (!edit.isHarmless && (await changes(source, edit))) return true;
  return false;
}

async function changes(source: ByteSource, { from, to, by }: Edit): Promise<boolean> {
  if (by && by.byteLength !== to - from) return true;
  for (let at = from; at < to; at += comparedBytes) {
    const stands = await source.read(at, Math.min(comparedBytes, to - at));
    const differs = by
      ? stands.some((byte, index) => byte !== by[at - from + index])
      : stands.some((byte) => byte !== 0);
    if (differs) return true;
  }
  return false;
}
