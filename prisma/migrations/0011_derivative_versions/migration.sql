-- Which maker's a derivative is: a better one makes a new file beside the old, which stays for whatever names it.
ALTER TABLE "derivative" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "derivative" ALTER COLUMN "version" DROP DEFAULT;
DROP INDEX "derivative_blob_id_kind_key";
CREATE UNIQUE INDEX "derivative_blob_id_kind_version_key" ON "derivative"("blob_id", "kind", "version");

-- The kinds are a list in lib/domain/media/derivative.ts and nowhere else.
ALTER TABLE "derivative" DROP CONSTRAINT "derivative_kind_check";
