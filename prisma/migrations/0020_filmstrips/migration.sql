-- When each picture of a film begins, in milliseconds, where its rate does not tell.
ALTER TABLE "blob" ADD COLUMN "frame_times" JSONB;
-- Which maker of filmstrips has last looked at a film. The worker's sweep asks today's for all that are here already.
ALTER TABLE "blob" ADD COLUMN "strip_by" INTEGER NOT NULL DEFAULT 0;
