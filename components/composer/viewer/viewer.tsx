/** One reference, large. */
export default function Viewer() {
  return null;
}
