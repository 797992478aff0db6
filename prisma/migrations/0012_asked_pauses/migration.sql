-- Whether a provider named the time itself, or the studio chose it: a person is told which.
ALTER TABLE "provider_pause" ADD COLUMN "is_asked" BOOLEAN NOT NULL DEFAULT false;
