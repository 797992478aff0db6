-- Bytes that go: why a file could not be read, blobs whose bytes were removed, and copies that providers fetch from UploadThing.
ALTER TABLE "blob" ADD COLUMN "trouble" TEXT;
ALTER TABLE "blob" DROP CONSTRAINT "blob_state_check";
ALTER TABLE "blob" ADD CONSTRAINT "blob_state_check" CHECK ("state" IN ('measuring', 'ready', 'unreadable', 'gone'));
ALTER TABLE "derivative" ADD COLUMN "remote_key" TEXT;

CREATE INDEX "asset_deleted_at_idx" ON "asset"("deleted_at");
CREATE INDEX "derivative_sha256_idx" ON "derivative"("sha256");
