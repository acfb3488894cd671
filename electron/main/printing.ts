import { Refusal } from '../../shared/domain/refusal.ts';
import type { CarrierClient } from './carrier/client.ts';

const ADDRESS = 'app://changwat/host/print';

/** In the core: the printer that main is, asked over its port. */
export function printerOver(main: CarrierClient) {
  return {
    kind: 'electron' as const,
    async toPdf(html: string, signal: AbortSignal): Promise<Uint8Array> {
      const answer = await main.fetch(new Request(ADDRESS, { method: 'POST', body: html }), signal);
      if (!answer.ok) throw new Refusal('printer-unavailable');
      return new Uint8Array(await answer.arrayBuffer());
    },
  };
}

/** In main: answers the core's wish to print by `print`, which gets an HTML document and gives a PDF. */
export async function answerPrint(
  request: Request,
  print: (html: string, signal: AbortSignal) => Promise<Uint8Array>,
): Promise<Response> {
  if (new URL(request.url).pathname !== '/host/print') return new Response('unknown', { status: 404 });
  const pdf = await print(await request.text(), request.signal);
  return new Response(new Uint8Array(pdf), { headers: { 'content-type': 'application/pdf' } });
}

/** The documents that are being printed, by the address that a hidden window loads them from. */
export class Sheets {
  readonly #documents = new Map<string, string>();

  /** Holds a document until `work` is done with its address. */
  async withAddress<T>(html: string, work: (address: string) => Promise<T>): Promise<T> {
    const id = crypto.randomUUID();
    this.#documents.set(id, html);
    try {
      return await work(`app://changwat/print/${id}`);
    } finally {
      this.#documents.delete(id);
    }
  }

  /** The document of an address' path, or null. */
  of(pathname: string): string | null {
    return this.#documents.get(pathname.replace(/^\/print\//, '')) ?? null;
  }
}
