import { randomUUID } from "node:crypto";
import { mkdir, rename } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import type { Order } from "./ledger.ts";

const folder = join(tmpdir(), "triptych-simulated-results");

/** A real PNG of the size that was ordered: the last frame of what `resultVideo` makes. */
export async function resultPicture({ widthPx, heightPx }: Order): Promise<string> {
  const path = join(folder, `${widthPx}x${heightPx}.png`);
  const temporary = join(folder, `${randomUUID()}.png`);
  await mkdir(folder, { recursive: true });
  await sharp({ create: { width: widthPx, height: heightPx, channels: 3, background: "rgb(210, 120, 60)" } })
    .png()
    .toFile(temporary);
  await rename(temporary, path);
  return path;
}
