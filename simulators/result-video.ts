import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, rename } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeVideo } from "./media.ts";
import type { Order } from "./ledger.ts";

const folder = join(tmpdir(), "triptych-simulated-results");
const making = new Map<string, Promise<string>>();

/** A real MP4 (H.264, AAC when it has sound) of the size and length that were ordered; made once per machine. */
export function resultVideo(order: Order): Promise<string> {
  const path = join(
    folder,
    `${order.widthPx}x${order.heightPx}-${order.seconds}s${order.hasSound ? "-sound" : ""}.mp4`,
  );
  if (existsSync(path)) return Promise.resolve(path);
  const made = making.get(path) ?? make(order, path).finally(() => making.delete(path));
  making.set(path, made);
  return made;
}

async function make(order: Order, path: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const temporary = join(folder, `${randomUUID()}.mp4`);
  await makeVideo(temporary, {
    width: order.widthPx,
    height: order.heightPx,
    seconds: order.seconds,
    colour: [210, 120, 60],
    ...(order.hasSound && { toneHz: 440 }),
  });
  await rename(temporary, path);
  return path;
}
