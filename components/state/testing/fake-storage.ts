/** A browser's storage for tests that run without one: `isBlocked` as in some frames, `isFull` as in a browser with no room left. */
export class FakeStorage implements Storage {
  isBlocked = false;
  isFull = false;
  readonly #texts = new Map<string, string>();

  get length() {
    return this.#texts.size;
  }
  key(index: number) {
    return [...this.#texts.keys()][index] ?? null;
  }
  clear() {
    this.#texts.clear();
  }
  getItem(key: string) {
    if (this.isBlocked) throw new DOMException("Blocked", "SecurityError");
    return this.#texts.get(key) ?? null;
  }
  setItem(key: string, text: string) {
    if (this.isBlocked) throw new DOMException("Blocked", "SecurityError");
    if (this.isFull) throw new DOMException("Full", "QuotaExceededError");
    this.#texts.set(key, text);
  }
  removeItem(key: string) {
    if (this.isBlocked) throw new DOMException("Blocked", "SecurityError");
    this.#texts.delete(key);
  }
}
