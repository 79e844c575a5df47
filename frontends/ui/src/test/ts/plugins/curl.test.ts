import { execFile, spawnSync } from 'node:child_process';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { curlOf } from '../../../main/ts/plugins/network/curl';
import type { Call, Header } from '../../../main/ts/plugins/network/call';
import { Random } from '../support/random';

interface Recorded {
  method: string;
  target: string;
  headers: [string, string][];
  body: Buffer;
}

/** What cURL or Node adds to every message, and what follows from the body. */
const OWN = new Set(['host', 'content-length', 'connection', 'transfer-encoding']);
const SECRET = 'TOP-SECRET-OF-A-FILE';

const hasCurl = spawnSync('curl', ['--version']).status === 0;

let server: Server;
let base: string;
let secretFile: string;
let recorded: Recorded[] = [];

beforeAll(async () => {
  secretFile = join(mkdtempSync(join(tmpdir(), 'curl-')), 'secret');
  writeFileSync(secretFile, SECRET);
  server = createServer({ maxHeaderSize: 1 << 20 }, (request, response) => {
    void record(request).then(one => {
      recorded.push(one);
      response.end();
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => server.close());

async function record(request: IncomingMessage): Promise<Recorded> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const { rawHeaders } = request;
  const headers: [string, string][] = [];
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const value = Buffer.from(rawHeaders[i + 1]!, 'latin1').toString('utf8');
    if (!OWN.has(rawHeaders[i]!.toLowerCase())) headers.push([rawHeaders[i]!, value]);
  }
  return { method: request.method!, target: request.url!, headers, body: Buffer.concat(parts) };
}

const callOf = (method: string, url: string, headers: Header[] = [], body: Uint8Array | string = ''): Call => ({
  id: '1',
  time: 0,
  method,
  url,
  headers,
  body: body.length === 0 ? [] : [Buffer.from(body).toString('base64')],
  response: null,
  early: [],
});

/** Runs a command as a shell does into which it is pasted. */
function run(command: string): Promise<string> {
  recorded = [];
  return new Promise(resolve => {
    const shell = execFile('sh', ['-s'], { timeout: 60_000, env: { PATH: process.env['PATH'] } }, (_, out, err) =>
      resolve(out + err),
    );
    shell.stdin!.end(command + '\n');
  });
}

/** Runs the command of a call; the one request that arrived. */
async function sent(call: Call): Promise<Recorded> {
  const output = await run(curlOf(call));
  expect(recorded, `${curlOf(call).slice(0, 2000)}\n${output}`).toHaveLength(1);
  return recorded[0]!;
}

async function expectSame(call: Call, target: string, body: Uint8Array | string = '') {
  const one = await sent(call);
  expect([one.method, one.target]).toEqual([call.method, target]);
  expect(one.headers).toEqual(call.headers.filter(({ key }) => !OWN.has(key.toLowerCase())).map(h => [h.key, h.value]));
  expect(one.body.equals(Buffer.from(body))).toBe(true);
}

const BODIES: [string, Uint8Array | string][] = [
  ['a file name', '@/etc/passwd'],
  ['quotes, dollars and backslashes', `a 'b' "c" $d \`e\` \\n !! \\'`],
  ['only an at sign', '@'],
  ['line breaks at its ends', '\n\na\nb\r\nc\n\n'],
  ['a byte order mark', '\uFEFF{"a":1}'],
  ['a byte that is no text', Uint8Array.of(0xff)],
  ['half a character at its end', Uint8Array.of(0x61, 0xe2, 0x82)],
  ['every byte', Uint8Array.from({ length: 256 }, (_, i) => i)],
  ['controls of a terminal', '\u001b[31mred\u0007\t\u009b'],
  ['text in both directions', 'a\u202Eb\u2066c\u2028d'],
  ['a percent sign and a plus', '100%+%41'],
  ['200 kB of text', "it's ".repeat(40_000)],
  ['200 kB of bytes', Uint8Array.from({ length: 200_000 }, (_, i) => (i * 7) % 256)],
  ['1.5 MB, for which cURL would ask first', 'x'.repeat(1_500_000)],
];

describe.skipIf(!hasCurl)('the copied command sends the same request', () => {
  it.each(BODIES)('with %s as body', async (_, body) => {
    await expectSame(callOf('POST', `${base}/a`, [], body), '/a', body);
    await expectSame(callOf('PUT', `${base}/a`, [{ key: 'Content-Type', value: 'a/b' }], body), '/a', body);
  });

  it.each(['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'PROPFIND'])('with method %s', async method => {
    await expectSame(callOf(method, `${base}/m`), '/m');
  });

  it.each(['GET', 'DELETE', 'PATCH'])('with method %s and a body', async method => {
    await expectSame(callOf(method, `${base}/m`, [], 'b'), '/m', 'b');
  });

  it('with a HEAD that has a body', { timeout: 60_000 }, async () => {
    await expectSame(callOf('HEAD', `${base}/m`, [], 'b'), '/m', 'b');
  });

  it.each([
    ['/[1-3]/{a,b}?c[]=d', '/[1-3]/{a,b}?c[]=d'],
    ['/a/../b/./c//d', '/a/../b/./c//d'],
    ['/a b\u00e9\u{1F600}?q=\u202E#part', '/a%20b%C3%A9%F0%9F%98%80?q=%E2%80%AE'],
    ['?only=query', '/?only=query'],
    ["/it's?$HOME=`id`&!x=\\", "/it's?$HOME=`id`&!x=\\"],
    ['/half\uD800', '/half%EF%BF%BD'],
    ['/%41%zz?a=b+c', '/%41%zz?a=b+c'],
  ])('with address %s', async (path, target) => {
    await expectSame(callOf('GET', base + path), target);
  });

  it('with the user of the address left out, as the app left it out', async () => {
    await expectSame(callOf('GET', `${base.replace('//', '//user:secret@')}/a`), '/a');
  });

  it.each([
    ['an empty value', [{ key: 'X-Empty', value: '' }]],
    ['an empty value of a header that cURL adds', [{ key: 'Accept', value: '' }]],
    ['quotes', [{ key: 'X-Note', value: `it's "$HOME" \\ ;@` }]],
    [
      'a name twice',
      [
        { key: 'X-Two', value: '1' },
        { key: 'X-Two', value: '2' },
      ],
    ],
    [
      'values that look like files and options',
      [
        { key: 'X-File', value: '@/etc/passwd' },
        { key: 'X-O', value: '--help' },
      ],
    ],
    [
      'its own agent and type',
      [
        { key: 'user-agent', value: 'App/1' },
        { key: 'accept', value: 'a/b' },
      ],
    ],
    ['other letters and a tab', [{ key: 'X-Text', value: 'gr\u00fcn\tein \u{1F600}' }]],
    ['odd names', [{ key: "X!#$%&'*+.^_`|~", value: 'v' }]],
    ['percent signs and backslashes beside a tab', [{ key: 'X-Odd', value: '%s\\n\\0101\t%b' }]],
  ])('with headers with %s', async (_, headers) => {
    await expectSame(callOf('GET', `${base}/h`, headers), '/h');
    await expectSame(callOf('POST', `${base}/h`, headers, 'b'), '/h', 'b');
  });

  it('whatever the request is', { timeout: 120_000 }, async () => {
    const random = new Random(14);
    const alphabet = [
      ...Array.from(`abz019-._~!$&'()*+,;=:@"\\\`{}[]|^<> %`),
      '\u00e9',
      '\u{1F600}',
      '\t',
      '\u202E',
      '\u0085',
    ];
    const text = (length: number) => random.list(random.below(length), () => random.pick(alphabet)).join('');
    for (let i = 0; i < 150; i++) {
      const path = random
        .list(random.below(12), () => random.pick(Array.from(`az09-._~!$&'()*+,;=:@/[]{}|^`)))
        .join('');
      const headers = random.list(random.below(4), () => ({ key: `X-${random.below(9)}`, value: text(20).trim() }));
      const bytes = Uint8Array.from(random.list(random.below(40), () => random.below(256)));
      const body = random.pick([text(60), bytes]);
      const method = random.pick(['POST', 'PUT', 'PATCH', 'DELETE']);
      await expectSame(callOf(method, `${base}/${path}`, headers, body), `/${path}`, body);
    }
  });
});

describe.skipIf(!hasCurl)('the copied command does nothing else', () => {
  it.each([
    ['an option as address', callOf('GET', '--config')],
    ['a file as address', callOf('GET', 'file:///etc/passwd')],
    ['a list in a file as address', callOf('GET', '@list')],
    ['another scheme', callOf('GET', 'gopher://127.0.0.1/')],
    ['no host', callOf('GET', 'http://')],
    ['a command as method', callOf('GET; touch x', 'http://127.0.0.1/')],
    ['a line break in the method', callOf('GET\nid', 'http://127.0.0.1/')],
    ['a body that is not complete', { ...callOf('POST', 'http://127.0.0.1/'), body: [undefined, 'YQ=='] }],
  ])('with %s it is a comment', async (_, call) => {
    expect(curlOf(call)).toMatch(/^# This request cannot be repeated: [^\n]*$/);
    expect(await run(curlOf(call))).toBe('');
  });

  it('and reads no file', async () => {
    for (const value of [`@${secretFile}`, `<${secretFile}`, `;type=@${secretFile}`, `$(cat ${secretFile})`]) {
      const one = await sent(
        callOf(
          'POST',
          `${base}/${value}`,
          [
            { key: 'X-A', value },
            { key: value, value: 'b' },
          ],
          value,
        ),
      );
      expect(JSON.stringify(one) + one.body.toString()).not.toContain(SECRET);
      expect(one.body.toString()).toBe(value);
    }
  });

  it('and leaves out headers that cannot have been sent, such as another header within a value', async () => {
    const one = await sent(
      callOf('GET', `${base}/`, [
        { key: 'X-A', value: 'a\r\nX-Injected: b' },
        { key: '@/etc/passwd', value: 'c' },
        { key: '', value: 'd' },
        { key: ':method', value: 'e' },
        { key: 'X B', value: 'f' },
      ]),
    );
    expect(one.headers).toEqual([['X-A', 'a X-Injected: b']]);
  });

  it('and does not let the server wait for a body that was not recorded', async () => {
    const headers = [
      { key: 'Content-Length', value: '5' },
      { key: 'Transfer-Encoding', value: 'chunked' },
    ];
    expect((await sent(callOf('POST', `${base}/`, headers))).body).toHaveLength(0);
  });
});
