// The door for interactions alone, on a server of its own.
import { interactionsDoor, interactionsPath, type EndpointOptions } from '../../src/discord/endpoint.ts';
import { startHttpServer, type HttpServer, type HttpServerOptions } from '../../src/ops/http-server.ts';

export type DoorOptions = EndpointOptions & Pick<HttpServerOptions, 'limits'> & { port?: number };

/** Its `url` is that of the door. */
export async function openDoor({ limits, port = 0, ...options }: DoorOptions): Promise<HttpServer> {
  const routes = { [interactionsPath]: interactionsDoor(options) };
  const server = await startHttpServer({
    host: '127.0.0.1',
    port,
    routes,
    ...(limits && { limits }),
    onError(error) {
      throw error;
    },
  });
  return { ...server, url: `${server.url}${interactionsPath}` };
}
