/** One person of the demo world at the API: the seed does nothing a user could not do. */
export class DemoCaller {
  constructor(
    private readonly address: string,
    private readonly token: string,
    private readonly signal?: AbortSignal,
  ) {}

  get<T>(path: string): Promise<T> {
    return this.send('GET', path);
  }

  post<T>(path: string, body: unknown): Promise<T> {
    return this.send('POST', path, body);
  }

  put<T>(path: string, body: unknown = {}): Promise<T> {
    return this.send('PUT', path, body);
  }

  private async send<T>(method: string, path: string, body?: unknown): Promise<T> {
    const form = body instanceof FormData;
    const response = await fetch(`${this.address}/api${path}`, {
      method,
      signal: this.signal,
      headers: {
        authorization: `Bearer ${this.token}`,
        ...(body === undefined || form ? {} : { 'content-type': 'application/json' }),
      },
      body: form || body === undefined ? body : JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`demo world: ${method} ${path}: ${response.status} ${text}`);
    return JSON.parse(text || 'null');
  }
}
