import { describe, expect, it } from 'vitest';
import { decode } from '../../../main/ts/plugins/network/base64';
import { detectFormat, hexDump, indentXml } from '../../../main/ts/plugins/network/bodyFormat';
import { contentOf } from '../../../main/ts/plugins/network/content';
import { callAfter, isComplete, type Call } from '../../../main/ts/plugins/network/call';
import { harOf } from '../../../main/ts/plugins/network/har';
import { parseMocks, routesOf } from '../../../main/ts/plugins/network/mocks';

const base64Of = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes));
const base64 = (text: string) => base64Of(new TextEncoder().encode(text));
const request = (more: object = {}) =>
  callAfter(undefined, {
    method: 'newRequest',
    params: { id: 1, timestamp: 1000, method: 'GET', url: 'https://example.org/a?b=c', headers: [], ...more },
  })!;
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe('a call', () => {
  it('gets the parts of its response in any order', () => {
    const first = {
      id: 1,
      timestamp: 1250,
      status: 200,
      reason: 'OK',
      headers: [],
      totalChunks: 3,
      index: 0,
      data: base64('one '),
    };
    const parts = [
      first,
      { id: 1, totalChunks: 3, index: 1, data: base64('two ') },
      { id: 1, totalChunks: 3, index: 2, data: base64('three') },
    ];
    for (const order of [
      [0, 1, 2],
      [2, 1, 0],
      [1, 0, 2],
    ]) {
      const whole = order.reduce<Call>(
        (call, index) => callAfter(call, { method: 'partialResponse', params: parts[index] })!,
        request(),
      );
      expect(text(decode(whole.response!.body))).toBe('one two three');
      expect(isComplete(whole.response!)).toBe(true);
      expect(whole.response!.time).toBe(1250);
    }
  });

  it('without a request is ignored', () => {
    expect(callAfter(undefined, { method: 'newResponse', params: { id: 9 } })).toBeUndefined();
  });
});

describe('a body', () => {
  it('is decoded as far as it is wanted, line breaks or not', () => {
    const broken = base64('x'.repeat(500)).replace(/(.{76})/g, '$1\n');
    expect(text(decode([broken], 100))).toBe('x'.repeat(100));
    expect(decode([broken])).toHaveLength(500);
  });

  it('loses its gzip', async () => {
    const packed = base64Of(
      new Uint8Array(
        await new Response(new Blob(['{"fish":1}']).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer(),
      ),
    );
    const shown = await contentOf([packed], [{ key: 'Content-Encoding', value: 'gzip' }], 1000);
    expect(text(shown.bytes)).toBe('{"fish":1}');
    expect(shown.truncated).toBe(false);
  });

  it('loses its brotli', async () => {
    const shown = await contentOf(
      ['iwuAeyJwYWNrZWQiOiJ3aXRoIGJyb3RsaSJ9Aw=='],
      [{ key: 'content-encoding', value: 'br' }],
      1000,
    );
    expect(text(shown.bytes)).toBe('{"packed":"with brotli"}');
  });

  it('that was unpacked already is shown as it is', async () => {
    expect(text((await contentOf([base64('plain')], [{ key: 'content-encoding', value: 'gzip' }], 1000)).bytes)).toBe(
      'plain',
    );
  });

  it.each([
    ['{"a":1}', 'text/plain', 'json'],
    ['a=1&b=2', 'application/x-www-form-urlencoded', 'form'],
    ['<a><b/></a>', 'application/xml', 'xml'],
    ['hello', 'text/plain', 'text'],
    ['\u0000\u0001\u0002', 'application/octet-stream', 'hex'],
    ['', 'text/plain', 'none'],
  ])('%s is shown in the format that fits it', (content, type, format) =>
    expect(detectFormat(new TextEncoder().encode(content), type)).toBe(format),
  );

  it('as hex and as XML', () => {
    expect(hexDump(new TextEncoder().encode('Fish'))).toBe(`00000000  ${'46 69 73 68'.padEnd(47)}  Fish`);
    expect(indentXml('<a><b>1</b><c/></a>')).toBe('<a>\n  <b>1</b>\n  <c/>\n</a>');
  });
});

describe('what is exported', () => {
  it('is an HTTP Archive', async () => {
    const done = callAfter(request(), {
      method: 'newResponse',
      params: {
        id: 1,
        timestamp: 1100,
        status: 200,
        reason: 'OK',
        headers: [{ key: 'Content-Type', value: 'text/plain' }],
        data: base64('hi'),
      },
    })!;
    const { log } = JSON.parse(await harOf([done])) as { log: { entries: unknown[] } };
    expect(log.entries[0]).toMatchObject({
      time: 100,
      request: { method: 'GET', queryString: [{ name: 'b', value: 'c' }] },
      response: { status: 200, content: { text: 'hi', mimeType: 'text/plain' } },
    });
  });
});

describe('mock rules', () => {
  const rule = { requestUrl: '/a', method: 'GET', status: '200', headers: [], data: 'x', enabled: true };

  it('are sent if they are enabled; the first of two for the same request', () => {
    expect(routesOf([{ ...rule, enabled: false }, rule, { ...rule, data: 'y' }, { ...rule, method: 'POST' }])).toEqual([
      rule,
      { ...rule, method: 'POST' },
    ]);
  });

  it('are read from files of both kinds', () => {
    expect(parseMocks(JSON.stringify([rule]))).toEqual([rule]);
    const original = {
      0: {
        requestUrl: '/a',
        requestMethod: 'GET',
        responseStatus: '200',
        responseData: 'x',
        responseHeaders: { 0: { key: 'A', value: 'b' } },
        enabled: true,
      },
    };
    expect(parseMocks(JSON.stringify(original))).toEqual([{ ...rule, headers: [{ key: 'A', value: 'b' }] }]);
    expect(() => parseMocks('[{}]')).toThrow('requestUrl');
  });
});
