-- AlterTable
ALTER TABLE "attempt" ADD COLUMN     "kept_outputs" JSONB;
