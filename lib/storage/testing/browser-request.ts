type Listener = (event: { loaded: number }) => void;

/**
 * As much of the browser's `XMLHttpRequest` as UploadThing's stock client uses, over `fetch`, so that the client itself runs
 * in these tests. Progress is told once, at the end.
 */
export class BrowserRequest {
  status = 0;
  statusText = "";
  response: unknown = null;
  responseType = "";
  readonly upload = { addEventListener: () => undefined };
  readonly #listeners = new Map<string, Listener>();
  readonly #headers = new Headers();
  readonly #abort = new AbortController();
  #method = "";
  #url = "";

  open(method: string, url: string): void {
    this.#method = method;
    this.#url = url;
  }
  setRequestHeader(name: string, value: string): void {
    this.#headers.set(name, value);
  }
  addEventListener(type: string, listener: Listener): void {
    this.#listeners.set(type, listener);
  }
  abort(): void {
    this.#abort.abort();
  }
  send(body: FormData): void {
    const { signal } = this.#abort;
    fetch(this.#url, { method: this.#method, headers: this.#headers, body, signal })
      .then(async (answered) => {
        this.status = answered.status;
        this.statusText = answered.statusText;
        this.response = await answered.json().catch(() => null); // as the browser does
        this.#listeners.get("load")?.({ loaded: 0 });
      })
      .catch(() => this.#listeners.get("error")?.({ loaded: 0 }));
  }
}
