-- What a generation was estimated to cost when it was asked for, and each attempt when its request left.
ALTER TABLE "generation" ADD COLUMN "estimate_micro" BIGINT, ADD COLUMN "estimate_currency" TEXT;
ALTER TABLE "generation" ADD CONSTRAINT "generation_estimate_check" CHECK (("estimate_micro" IS NULL) = ("estimate_currency" IS NULL));

ALTER TABLE "attempt" ADD COLUMN "estimate_micro" BIGINT, ADD COLUMN "estimate_currency" TEXT;
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_estimate_check" CHECK (("estimate_micro" IS NULL) = ("estimate_currency" IS NULL));

CREATE INDEX "generation_spend_idx" ON "generation"("member_id", "id", "model_id", "status") WHERE (billing = 'paid');
