-- What the owner chose for a provider, and what a second of a model's output costs as the owner knows it.
CREATE TABLE "provider_choice" (
  "provider_id" TEXT NOT NULL,
  "contract" TEXT,
  "dialect" TEXT,

  CONSTRAINT "provider_choice_pkey" PRIMARY KEY ("provider_id")
);

CREATE TABLE "model_price" (
  "model_id" TEXT NOT NULL,
  "per_second_micro" BIGINT NOT NULL,
  "currency" TEXT NOT NULL,

  CONSTRAINT "model_price_pkey" PRIMARY KEY ("model_id"),
  CONSTRAINT "model_price_per_second_micro_check" CHECK ("per_second_micro" > 0)
);
