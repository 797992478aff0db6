import { pino } from "pino";

/** One JSON line per event on standard output, which the launcher writes to DATA_DIR/logs. Never keys, links or prompts. */
export const log = pino({ name: "worker", base: null, serializers: { error: pino.stdSerializers.err } });
