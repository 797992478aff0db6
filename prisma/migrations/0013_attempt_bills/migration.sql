-- What each attempt was charged, where its provider said so: a generation's cost is their sum.
ALTER TABLE "attempt" ADD COLUMN "cost_micro" BIGINT;
ALTER TABLE "attempt" ADD COLUMN "cost_currency" TEXT;
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_cost_check" CHECK (("cost_micro" IS NULL) = ("cost_currency" IS NULL));

-- Until now a generation knew the bill of its latest attempt alone.
UPDATE "attempt" SET "cost_micro" = g."cost_micro", "cost_currency" = g."cost_currency"
FROM "generation" g
WHERE g."cost_micro" IS NOT NULL AND "attempt"."id" = (
  SELECT a."id" FROM "attempt" a WHERE a."generation_id" = g."id" ORDER BY a."created_at" DESC, a."id" DESC LIMIT 1);
