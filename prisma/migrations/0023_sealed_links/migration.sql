-- The token of a gallery's link, sealed by a secret of the data folder: its member can copy the link again. It ends with its hash.
ALTER TABLE "gallery" ADD COLUMN "sealed_token" BYTEA;
ALTER TABLE "gallery" ADD CONSTRAINT "gallery_sealed_token_check" CHECK ("sealed_token" IS NULL OR "token_hash" IS NOT NULL);
