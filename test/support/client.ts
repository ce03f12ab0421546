/** What an answer looks like to a test. Bodies are any JSON; tests assert on their parts. */
export interface Answer {
  status: number;
  headers: Headers;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into arbitrary JSON
  body: any;
  text: string;
}

/** A caller of the API over real HTTP, signed in or not. */
export class Client {
  constructor(
    readonly address: string,
    readonly token?: string,
    readonly personId?: string,
    readonly organisationId?: string,
  ) {}

  get = (path: string) => this.send('GET', path);
  post = (path: string, body?: unknown) => this.send('POST', path, body);
  put = (path: string, body?: unknown) => this.send('PUT', path, body);
  patch = (path: string, body?: unknown) => this.send('PATCH', path, body);
  delete = (path: string) => this.send('DELETE', path);

  async send(method: string, path: string, body?: unknown, headers = {}): Promise<Answer> {
    // A form or bytes go out as they are; anything else as JSON.
    const multipart = body instanceof FormData || body instanceof Blob;
    const response = await fetch(`${this.address}${path}`, {
      method,
      headers: {
        ...(this.token ? { authorization: `Bearer ${this.token}` } : {}),
        ...(body === undefined || multipart ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? undefined : multipart ? body : JSON.stringify(body),
    });
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json');
    return {
      status: response.status,
      headers: response.headers,
      body: json && text ? JSON.parse(text) : undefined,
      text,
    };
  }
}
