import { startStudio } from "./start-studio.ts";

/** A studio in a process of its own that kills itself when an upload is about to be registered: `dying-studio.ts <data folder>`. */
const studio = await startStudio({
  dataDir: process.argv[2]!,
  beforeRegistering: async () => void process.kill(process.pid, "SIGKILL"),
});
process.send?.(studio.appUrl);
