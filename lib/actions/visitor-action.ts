import * as z from "zod/mini";
import { AppError } from "#lib/data/app-error.ts";
import type { Visitor } from "#lib/domain/base/scope.ts";
import { galleryTokenSchema } from "#lib/domain/gallery/visitor.ts";
import { findVisitor } from "#lib/session/visitor.ts";
import { publicAction } from "./action.ts";

/**
 * An action of somebody who holds a gallery's living link, and its password where there is one: the same steps as of every action, and
 * then the access. A link that leads nowhere looks like a gallery that never was.
 */
export function visitorAction<Schema extends z.ZodMiniType, Result>(
  schema: Schema,
  work: (context: { visitor: Visitor; headers: Headers }, input: z.output<Schema>) => Promise<Result>,
) {
  return publicAction(
    z.strictObject({ token: galleryTokenSchema, input: schema }),
    async ({ headers }, given) => {
      const { token, input } = given as { token: string; input: z.output<Schema> }; // what it is for every schema, which the compiler cannot tell before there is one
      const visitor = await findVisitor(headers, token);
      if (!visitor) throw new AppError("not-found");
      return work({ visitor, headers }, input);
    },
  );
}
