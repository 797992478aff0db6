import { readConfig } from "#lib/config.ts";
import type { MemberId } from "#lib/domain/base/id.ts";
import { mintWorker } from "#lib/domain/base/scope-mint.ts";
import { continueRemoval } from "#lib/worker/removal.ts";
import { log } from "#lib/worker/log.ts";
import { dieAtPoint } from "./crash-points.ts";

/** Takes a member away, in a process of its own that kills itself at the n-th crash point: `removal-process.ts <member> <n>`. */
log.level = "silent";
dieAtPoint(Number(process.argv[3] ?? 0), ["rename", "link", "rm", "utimes"], "before");

const context = { worker: mintWorker(), config: readConfig(), stopping: new AbortController().signal };
const memberId = process.argv[2] as MemberId; // the test's own
const outcome = await continueRemoval(context, memberId, { youngMs: 0 });
process.exit(outcome === "gone" ? 0 : 3);
