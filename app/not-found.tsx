import { MissingPageAlone } from "#components/state/missing-page.tsx";

export default MissingPageAlone;
