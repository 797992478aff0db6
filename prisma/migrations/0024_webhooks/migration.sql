CREATE TABLE "webhook" (
  "member_id" UUID NOT NULL,
  "url" TEXT NOT NULL,
  "sealed_secret" BYTEA NOT NULL,
  "saved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "webhook_pkey" PRIMARY KEY ("member_id")
);
CREATE TABLE "webhook_event" (
  "id" UUID NOT NULL,
  "member_id" UUID NOT NULL,
  "body" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "due_at" TIMESTAMPTZ(3),
  "tries" INTEGER NOT NULL DEFAULT 0,
  "tried_at" TIMESTAMPTZ(3),
  "status" INTEGER,
  "trouble" TEXT,
  CONSTRAINT "webhook_event_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "webhook_event_trouble_check" CHECK ("trouble" IN ('refused-address', 'unreachable', 'too-late', 'no-secret'))
);
CREATE INDEX "webhook_event_member_id_created_at_idx" ON "webhook_event"("member_id", "created_at");
ALTER TABLE "webhook" ADD CONSTRAINT "webhook_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "webhook_event" ADD CONSTRAINT "webhook_event_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "webhook"("member_id") ON DELETE CASCADE ON UPDATE CASCADE;
