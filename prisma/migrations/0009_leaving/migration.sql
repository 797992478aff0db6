-- When a member left or was removed: nobody signs in any more, and a job waits for what is still open.
ALTER TABLE "member" ADD COLUMN "removed_at" TIMESTAMPTZ(3);
-- Who gets what they made. Null: it is deleted with them.
ALTER TABLE "member" ADD COLUMN "handed_to_id" UUID;
-- When a request of theirs came last, written at most every five minutes.
ALTER TABLE "member" ADD COLUMN "last_seen_at" TIMESTAMPTZ(3);
