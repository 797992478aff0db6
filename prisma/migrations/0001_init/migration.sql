-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "member" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "is_owner" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "token" TEXT NOT NULL,
    "member_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "member_id" UUID NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification" (
    "id" UUID NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "last_request" BIGINT NOT NULL,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "invited_by_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "blob" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "size_bytes" BIGINT NOT NULL,
    "format" TEXT NOT NULL,
    "location" TEXT NOT NULL DEFAULT 'disk',
    "remote_key" TEXT,
    "state" TEXT NOT NULL DEFAULT 'measuring',
    "measured" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "blob_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "asset" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "blob_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "generation_id" UUID,
    "output_role" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "asset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "derivative" (
    "id" UUID NOT NULL,
    "blob_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "size_bytes" BIGINT NOT NULL,
    "width_px" INTEGER,
    "height_px" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "derivative_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "prompt" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "document" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "prompt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "run" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "prompt_id" UUID,
    "client_key" UUID NOT NULL,
    "snapshot" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "generation" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "model_id" TEXT NOT NULL,
    "variation" INTEGER NOT NULL,
    "billing" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'queued',
    "version" INTEGER NOT NULL DEFAULT 1,
    "request" JSONB NOT NULL,
    "issues" JSONB NOT NULL,
    "compiled_hash" TEXT NOT NULL,
    "model_version" TEXT NOT NULL,
    "media" JSONB NOT NULL,
    "progress" DOUBLE PRECISION,
    "failure" JSONB,
    "revised_prompt" TEXT,
    "cost_micro" BIGINT,
    "cost_currency" TEXT,
    "cancel_requested_at" TIMESTAMPTZ(3),
    "cancel_outcome" TEXT,
    "due_at" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,
    "deadline_at" TIMESTAMPTZ(3),
    "pending_outputs" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "accepted_at" TIMESTAMPTZ(3),
    "ready_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "generation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attempt" (
    "id" UUID NOT NULL,
    "generation_id" UUID NOT NULL,
    "provider_id" TEXT NOT NULL,
    "provider_key_id" UUID,
    "state" TEXT NOT NULL DEFAULT 'open',
    "operation" TEXT,
    "failure" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "accepted_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "media_link" (
    "id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "attempt_id" UUID NOT NULL,
    "reference_id" UUID NOT NULL,
    "blob_id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "media_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "provider_key" (
    "id" UUID NOT NULL,
    "provider_id" TEXT NOT NULL,
    "member_id" UUID,
    "source" TEXT NOT NULL,
    "sealed" BYTEA,
    "last_four" TEXT NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),
    "test_state" TEXT,
    "tested_at" TIMESTAMPTZ(3),

    CONSTRAINT "provider_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "provider_pause" (
    "provider_id" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "provider_pause_pkey" PRIMARY KEY ("provider_id")
);

-- CreateTable
CREATE TABLE "studio_fact" (
    "name" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "studio_fact_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE UNIQUE INDEX "member_email_key" ON "member"("email");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_key" ON "session"("token");

-- CreateIndex
CREATE INDEX "session_member_id_idx" ON "session"("member_id");

-- CreateIndex
CREATE INDEX "account_member_id_idx" ON "account"("member_id");

-- CreateIndex
CREATE INDEX "verification_identifier_idx" ON "verification"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "rate_limit_key_key" ON "rate_limit"("key");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "blob_state_idx" ON "blob"("state");

-- CreateIndex
CREATE UNIQUE INDEX "blob_member_id_sha256_key" ON "blob"("member_id", "sha256");

-- CreateIndex
CREATE INDEX "asset_member_id_created_at_id_idx" ON "asset"("member_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "asset_generation_id_idx" ON "asset"("generation_id");

-- CreateIndex
CREATE INDEX "asset_blob_id_idx" ON "asset"("blob_id");

-- CreateIndex
CREATE UNIQUE INDEX "derivative_blob_id_kind_key" ON "derivative"("blob_id", "kind");

-- CreateIndex
CREATE INDEX "prompt_member_id_updated_at_id_idx" ON "prompt"("member_id", "updated_at", "id");

-- CreateIndex
CREATE INDEX "run_member_id_created_at_id_idx" ON "run"("member_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "run_prompt_id_idx" ON "run"("prompt_id");

-- CreateIndex
CREATE UNIQUE INDEX "run_member_id_client_key_key" ON "run"("member_id", "client_key");

-- CreateIndex
CREATE INDEX "generation_member_id_created_at_id_idx" ON "generation"("member_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "generation_run_id_idx" ON "generation"("run_id");

-- CreateIndex
CREATE INDEX "generation_due_at_idx" ON "generation"("due_at");

-- CreateIndex
CREATE INDEX "attempt_generation_id_idx" ON "attempt"("generation_id");

-- CreateIndex
CREATE INDEX "attempt_state_provider_id_idx" ON "attempt"("state", "provider_id");

-- CreateIndex
CREATE UNIQUE INDEX "attempt_provider_id_operation_key" ON "attempt"("provider_id", "operation");

-- CreateIndex
CREATE UNIQUE INDEX "media_link_token_hash_key" ON "media_link"("token_hash");

-- CreateIndex
CREATE INDEX "media_link_attempt_id_idx" ON "media_link"("attempt_id");

-- CreateIndex
CREATE INDEX "provider_key_provider_id_member_id_idx" ON "provider_key"("provider_id", "member_id");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_invited_by_id_fkey" FOREIGN KEY ("invited_by_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "blob" ADD CONSTRAINT "blob_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "asset" ADD CONSTRAINT "asset_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "asset" ADD CONSTRAINT "asset_blob_id_fkey" FOREIGN KEY ("blob_id") REFERENCES "blob"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "asset" ADD CONSTRAINT "asset_generation_id_fkey" FOREIGN KEY ("generation_id") REFERENCES "generation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "derivative" ADD CONSTRAINT "derivative_blob_id_fkey" FOREIGN KEY ("blob_id") REFERENCES "blob"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prompt" ADD CONSTRAINT "prompt_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run" ADD CONSTRAINT "run_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run" ADD CONSTRAINT "run_prompt_id_fkey" FOREIGN KEY ("prompt_id") REFERENCES "prompt"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "generation" ADD CONSTRAINT "generation_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "generation" ADD CONSTRAINT "generation_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_generation_id_fkey" FOREIGN KEY ("generation_id") REFERENCES "generation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_provider_key_id_fkey" FOREIGN KEY ("provider_key_id") REFERENCES "provider_key"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "media_link" ADD CONSTRAINT "media_link_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "attempt"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "provider_key" ADD CONSTRAINT "provider_key_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What lib/domain says of these words (a test compares both). No semicolon in comments: scripts are split there.
ALTER TABLE "generation" ADD CONSTRAINT "generation_status_check" CHECK ("status" IN ('queued', 'submitting', 'unconfirmed', 'running', 'saving', 'done', 'failed', 'canceled'));
ALTER TABLE "generation" ADD CONSTRAINT "generation_billing_check" CHECK ("billing" IN ('paid', 'free'));
ALTER TABLE "generation" ADD CONSTRAINT "generation_variation_check" CHECK ("variation" >= 1);
ALTER TABLE "generation" ADD CONSTRAINT "generation_cost_check" CHECK (("cost_micro" IS NULL) = ("cost_currency" IS NULL));
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_state_check" CHECK ("state" IN ('open', 'accepted', 'answered', 'refused', 'released', 'vanished', 'resent', 'abandoned'));
ALTER TABLE "asset" ADD CONSTRAINT "asset_kind_check" CHECK ("kind" IN ('image', 'video', 'audio'));
ALTER TABLE "blob" ADD CONSTRAINT "blob_state_check" CHECK ("state" IN ('measuring', 'ready', 'unreadable'));
ALTER TABLE "blob" ADD CONSTRAINT "blob_location_check" CHECK ("location" IN ('disk', 'uploadthing'));
ALTER TABLE "derivative" ADD CONSTRAINT "derivative_kind_check" CHECK ("kind" IN ('poster', 'waveform', 'preview', 'sendable'));
ALTER TABLE "provider_key" ADD CONSTRAINT "provider_key_source_check" CHECK ("source" IN ('saved', 'environment'));
