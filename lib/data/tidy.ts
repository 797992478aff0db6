import type { Worker } from "#lib/domain/base/scope.ts";
import { database } from "./database.ts";
import { wipeRemovedKeys } from "./provider/keys.ts";

/**
 * Takes away what has had its time: sessions and invitations that are over, tries at passwords that no limit remembers,
 * notes, galleries, their items and comments whose deletion nobody takes back any more, conversions that came to nothing, what removed keys were sealed from, and what webhooks were told a month ago. Cheap, and harmless to run often and from several workers.
 */
export async function tidy(worker: Worker): Promise<void> {
  await database().$executeRaw`DELETE FROM session WHERE expires_at < now()`;
  await database().$executeRaw`DELETE FROM invitation WHERE expires_at < now() - interval '30 days'`;
  await database().$executeRaw`
    DELETE FROM rate_limit WHERE last_request < extract(epoch FROM now() - interval '1 day') * 1000`;
  await database().$executeRaw`DELETE FROM note WHERE deleted_at < now() - interval '1 day'`;
  await database().$executeRaw`DELETE FROM gallery WHERE deleted_at < now() - interval '1 day'`;
  await database().$executeRaw`DELETE FROM gallery_item WHERE removed_at < now() - interval '1 day'`;
  await database().$executeRaw`DELETE FROM gallery_comment WHERE deleted_at < now() - interval '1 day'`;
  await database().$executeRaw`
    DELETE FROM webhook_event WHERE due_at IS NULL AND created_at < now() - interval '30 days'`;
  await database().$executeRaw`
    DELETE FROM conversion WHERE state IN ('failed', 'canceled') AND asked_at < now() - interval '1 day'`;
  await wipeRemovedKeys(worker);
}
