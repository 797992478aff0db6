-- What a prompt is found by, and the kinds of its references: made from the snapshot where a run is written.
ALTER TABLE "run" ADD COLUMN "search" TSVECTOR;
ALTER TABLE "run" ADD COLUMN "kinds" TEXT[] NOT NULL DEFAULT '{}';

ALTER TABLE "generation" ADD COLUMN "is_favourite" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "generation" ADD COLUMN "tags" TEXT[] NOT NULL DEFAULT '{}';
-- Taken out of the history. Its files go ten minutes later, the row stays, for what was paid.
ALTER TABLE "generation" ADD COLUMN "deleted_at" TIMESTAMPTZ(3);
