import * as z from "zod/mini";
import { type Issue, issueCodes } from "./issue.ts";

/** An issue that comes from outside: a database column or an answer of the server. */
export const issueSchema: z.ZodMiniType<Issue> = z.object({
  severity: z.enum(["error", "loss", "note"]),
  code: z.enum(issueCodes),
  path: z.array(z.string()),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
