import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "@playwright/test";

export type Shot = {
  widthPx: number;
  heightPx: number;
  /** Which rendering of the scene. */
  variant: number;
  /** Where on the scene's clock, and how long the shutter stays open there. */
  seconds: number;
  shutter: number;
  /** Samples of each pixel: edges, blur of the lens and of motion are as smooth as there are many. */
  samples: number;
  /** The strength of the film's grain, and what tells one frame's from another's. */
  grain: number;
  seed: number;
};

/** Gives the JPEG of one picture of a scene. */
export type DrawPicture = (scene: string, shot: Shot) => Promise<Buffer>;

const here = import.meta.dirname;

/** Opens a browser whose WebGL draws scenes: by software, so that every machine can. */
export async function openCanvas(
  executablePath: string,
): Promise<{ drawPicture: DrawPicture; close: () => Promise<void> }> {
  const browser = await chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"],
  });
  const page = await browser.newPage();
  page.setDefaultTimeout(300_000);
  await page.goto(pathToFileURL(join(here, "page.html")).href);
  return {
    async drawPicture(scene, shot) {
      const parts = ["common", scene, "main"].map((name) =>
        readFileSync(join(here, "shaders", `${name}.glsl`), "utf8"),
      );
      const call = `draw(${JSON.stringify(parts.join("\n"))}, ${JSON.stringify(shot)})`;
      const url = await page.evaluate<string>(call);
      return Buffer.from(url.slice(url.indexOf(",") + 1), "base64");
    },
    close: () => browser.close(),
  };
}
