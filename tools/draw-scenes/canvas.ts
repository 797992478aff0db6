import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "@playwright/test";
import { madeOnce } from "#simulators/made-once.ts";

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

/** Gives the path of a JPEG of one picture of a scene, made once per machine: a run that was ended goes on where it was. */
export type DrawPicture = (scene: string, shot: Shot) => Promise<string>;

const here = import.meta.dirname;
const pagePath = join(here, "page.html");

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
  await page.goto(pathToFileURL(pagePath).href);
  return {
    drawPicture(scene, shot) {
      const source = ["common", scene, "main"].map(readShader).join("\n");
      const description = [source, readShader("smooth"), shot];
      const draw = async (path: string) => {
        const call = `draw(${description.map((each) => JSON.stringify(each)).join()})`;
        const url = await page.evaluate<string>(call);
        await writeFile(path, url.slice(url.indexOf(",") + 1), "base64");
      };
      return madeOnce(pagePath, description, draw, ".jpg");
    },
    close: () => browser.close(),
  };
}

const readShader = (name: string) => readFileSync(join(here, "shaders", `${name}.glsl`), "utf8");
