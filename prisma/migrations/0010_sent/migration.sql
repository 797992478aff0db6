-- What a generation was sent, in the studio's terms. Generations from before have none until a job has read their stored request.
ALTER TABLE "generation" ADD COLUMN "sent" JSONB;

-- Finds the next page of those, newest first.
CREATE INDEX "generation_unsent_idx" ON "generation"("id") WHERE ("sent" IS NULL);
