import type { Store } from "#components/state/store.ts";
import { noZoom, type Zoom } from "./zoom.ts";

/**
 * How the pictures are looked at, kept outside React: a drag must not render eight cards sixty times a second. `wipe` says where
 * the second picture begins, `opacity` how much of it an overlay shows; both from 0 to 1.
 */
export type StageView = { zoom: Zoom; wipe: number; opacity: number };
export type ViewStore = Store<StageView>;

export const firstView: StageView = { zoom: noZoom, wipe: 0.5, opacity: 0.5 };
