import { startBlockingCall } from "#lib/worker/blocking-call/start-blocking-call.ts";

/** A worker's process, as far as calls are concerned: starts the one that it is told on standard input, and lives on. */
const chunks: Buffer[] = [];
for await (const chunk of process.stdin) chunks.push(chunk);
process.stdout.write(`${await startBlockingCall(JSON.parse(Buffer.concat(chunks).toString("utf8")))}\n`);
setInterval(() => undefined, 60_000);
