import { Door } from "#components/shell/door.tsx";

export default function NotFound() {
  return (
    <Door title="There is nothing here">
      <p className="text-14 text-pretty text-quiet">
        The link is wrong, or whoever shared it has stopped sharing. Ask them for a new one.
      </p>
    </Door>
  );
}
