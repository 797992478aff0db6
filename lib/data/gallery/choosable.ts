import { Prisma } from "#lib/data/generated/client.ts";

/** What may be chosen for a gallery: `g` is done and not deleted, and its video is still there. For this layer's own use. */
export const isChoosable = Prisma.sql`g.status = 'done' AND g.deleted_at IS NULL AND EXISTS (
  SELECT 1 FROM asset a JOIN blob b ON b.id = a.blob_id
  WHERE a.generation_id = g.id AND a.output_role = 'result' AND a.deleted_at IS NULL AND b.state <> 'gone')`;
