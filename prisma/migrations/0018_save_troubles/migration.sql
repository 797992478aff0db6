-- AlterTable
ALTER TABLE "generation" ADD COLUMN     "save_again_at" TIMESTAMPTZ(3),
ADD COLUMN     "save_tries" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "save_trouble" JSONB,
ADD COLUMN     "save_trouble_since" TIMESTAMPTZ(3);
