-- What an edit has made of an asset is an asset of its own, which names its parent. A conversion is what makes it.
-- AlterTable
ALTER TABLE "asset" ADD COLUMN     "edit" JSONB,
ADD COLUMN     "parent_id" UUID,
ADD COLUMN     "parent_sha256" TEXT;

-- CreateTable
CREATE TABLE "conversion" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "parent_id" UUID NOT NULL,
    "edit" JSONB NOT NULL,
    "edit_hash" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "progress" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "trouble" TEXT,
    "asset_id" UUID,
    "begun" INTEGER NOT NULL DEFAULT 0,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "heard_at" TIMESTAMPTZ(3),

    CONSTRAINT "conversion_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "conversion_member_id_idx" ON "conversion"("member_id");

-- CreateIndex
CREATE INDEX "conversion_asset_id_idx" ON "conversion"("asset_id");

-- CreateIndex
CREATE INDEX "conversion_state_idx" ON "conversion"("state");

-- CreateIndex
CREATE UNIQUE INDEX "conversion_parent_id_edit_hash_key" ON "conversion"("parent_id", "edit_hash");

-- CreateIndex
CREATE INDEX "asset_parent_id_idx" ON "asset"("parent_id");

-- CreateIndex
CREATE INDEX "asset_member_id_parent_sha256_idx" ON "asset"("member_id", "parent_sha256");

-- AddForeignKey
ALTER TABLE "asset" ADD CONSTRAINT "asset_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "asset"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversion" ADD CONSTRAINT "conversion_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversion" ADD CONSTRAINT "conversion_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "asset"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversion" ADD CONSTRAINT "conversion_asset_id_fkey" FOREIGN KEY ("asset_id") REFERENCES "asset"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What a schema cannot say. A parent may go before what was made of it. The hash of its bytes is left then.
ALTER TABLE "asset" ADD CONSTRAINT "asset_edit_check" CHECK (
  ("edit" IS NULL) = ("parent_sha256" IS NULL) AND ("edit" IS NOT NULL OR "parent_id" IS NULL));
ALTER TABLE "conversion" ADD CONSTRAINT "conversion_state_check" CHECK ("state" IN ('waiting', 'making', 'done', 'failed', 'canceled'));
ALTER TABLE "conversion" ADD CONSTRAINT "conversion_progress_check" CHECK ("progress" BETWEEN 0 AND 1);
ALTER TABLE "conversion" ADD CONSTRAINT "conversion_end_check" CHECK (
  ("state" = 'done') = ("asset_id" IS NOT NULL) AND ("state" = 'failed') = ("trouble" IS NOT NULL));
