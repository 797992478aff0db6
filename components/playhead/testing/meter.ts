import { readFile } from "node:fs/promises";
import type { Browser } from "@playwright/test";

type Reading = { processorSeconds: number; residentBytes: number };

const pageBytes = 4096;

/** Sums what all processes of the browser have used. Resident memory is told on Linux only, elsewhere it is 0. */
export async function createProcessMeter(browser: Browser): Promise<() => Promise<Reading>> {
  const session = await browser.newBrowserCDPSession();
  return async () => {
    const { processInfo } = await session.send("SystemInfo.getProcessInfo");
    const resident = await Promise.all(
      processInfo.map(({ id }) => readFile(`/proc/${id}/statm`, "utf8").catch(() => "0 0")),
    );
    return {
      processorSeconds: processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0),
      residentBytes: resident.reduce((sum, line) => sum + Number(line.split(" ")[1]) * pageBytes, 0),
    };
  };
}
