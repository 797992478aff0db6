import { MissingPage } from "#components/state/missing-page.tsx";

export default MissingPage;
