-- Which maker has said last what of a file may leave. What an older one has said is asked of today's.
ALTER TABLE "blob" ADD COLUMN "cleaned_by" INTEGER NOT NULL DEFAULT 1;
-- Which bytes an attempt was made with, as its generation meant them then. Null for older attempts.
ALTER TABLE "attempt" ADD COLUMN "media" JSONB;
