-- What a provider said when it was asked which of its tasks an unconfirmed attempt could be.
ALTER TABLE "attempt" ADD COLUMN "search" JSONB;
