import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isProblem } from '../kernel/problem.ts';
import { asWebRequest } from './received-files.ts';

let server: Server;
let told: (thrown: unknown) => void;
beforeAll(async () => {
  server = createServer((incoming, response) => {
    const request = asWebRequest(incoming, 'http://localhost', 80);
    const read = incoming.headers['content-type'] === 'application/json' ? request.json() : request.formData();
    read
      .then(
        () => null,
        (thrown) => thrown,
      )
      .then((thrown) => {
        told(thrown);
        response.end();
      });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterAll(() => void server.close());

/** What was thrown to whoever read the body of which this came, once whoever sent it has left. */
function readingOf(type: string, heads: readonly string[], body: string): Promise<unknown> {
  const thrown = new Promise((resolve) => {
    told = resolve;
  });
  const { port } = server.address() as AddressInfo;
  const lines = ['POST / HTTP/1.1', 'Host: localhost', `Content-Type: ${type}`, ...heads, '', body];
  const socket = connect(port, '127.0.0.1', () => socket.end(lines.join('\r\n')));
  socket.resume();
  return thrown;
}

const codeOf = (thrown: unknown) => (isProblem(thrown) ? thrown.code : thrown);

test.each([
  ['application/x-www-form-urlencoded', 'a=b'],
  ['application/json', '{"a":'],
  ['multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb'],
])('%s of which the end never comes is told from a fault of ours', async (type, body) => {
  expect(codeOf(await readingOf(type, ['Content-Length: 79'], body))).toBe('request.cut-short');
});

test('what is longer than its limit is refused while it is read, whatever its sender said of it', async () => {
  const body = ['60', 'x'.repeat(0x60), '0', '', ''].join('\r\n');
  const thrown = await readingOf('application/x-www-form-urlencoded', ['Transfer-Encoding: chunked'], body);
  expect(codeOf(thrown)).toBe('request.too-large');
});
