import { newSettings } from "#lib/domain/settings/settings.ts";

/** A document that was stored before, as it is read today: a setting that came later is as a new prompt has it. */
export function withLaterSettings<Document extends { settings: object }>(stored: Document): Document {
  return { ...stored, settings: { ...newSettings, ...stored.settings } };
}
