import { chromium, type Browser } from "@playwright/test";
import { makeDataDir, type RunningStudio, startStudio } from "./start-studio.ts";

/** A studio with its first start behind it, and a browser, for what is measured rather than tested. */
export async function openBrowser(
  executablePath: string | null,
  environment: Record<string, string> = {},
): Promise<{
  studio: RunningStudio;
  browser: Browser;
  close: () => Promise<void>;
}> {
  if (!executablePath) throw new Error("No browser here: set CHROMIUM_PATH to a Chromium or Chrome.");
  const { dataDir, remove } = makeDataDir();
  const studio = await startStudio({ dataDir, environment });
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const browser = await chromium.launch({ executablePath, args });
  return {
    studio,
    browser,
    close: async () => {
      await browser.close();
      await studio.stop();
      remove();
    },
  };
}
