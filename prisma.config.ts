import { defineConfig } from "prisma/config";

// `prisma generate` only needs this file to exist: nothing of ours runs Prisma's native engine.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env.DATABASE_URL ?? "postgresql://localhost/triptych" },
});
