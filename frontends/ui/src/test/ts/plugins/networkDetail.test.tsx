// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { BodyView } from '../../../main/ts/plugins/network/BodyView';
import { FormattedBody } from '../../../main/ts/plugins/network/FormattedBody';
import type { BodyFormat } from '../../../main/ts/plugins/network/bodyFormat';
import { CallDetail } from '../../../main/ts/plugins/network/CallDetail';
import { callAfter, type Call } from '../../../main/ts/plugins/network/call';
import { HeaderColumns, headerColumns } from '../../../main/ts/plugins/network/HeaderColumns';
import type { Mock } from '../../../main/ts/plugins/network/mocks';
import { Timing } from '../../../main/ts/plugins/network/Timing';
import { act } from 'preact/test-utils';
import { settle, show, type Screen } from '../support/rendering';

const base64 = (text: string) => btoa(text);

/** A task later, bodies are decoded. */
const decoded = async (screen: Screen) => {
  await act(() => new Promise(resolve => setTimeout(resolve)));
  await settle();
  return screen;
};

describe('a formatted body', () => {
  const formatted = (text: string, format: BodyFormat, truncated = false) => {
    const content = { bytes: new Uint8Array(new TextEncoder().encode(text)), truncated, note: '' };
    return show(<FormattedBody content={content} format={format} type="" />);
  };

  it('is a tree where it is JSON', async () => {
    expect((await formatted('{"kilos":12.5}', 'json')).text).toContain('kilos: 12.5');
  });

  it('shows the error in invalid JSON, and its text', async () => {
    const screen = await formatted('{"kilos":', 'json');
    expect(screen.one('[role=alert]').textContent).toContain('The body is not valid JSON');
    expect(screen.one('pre').textContent).toBe('{"kilos":');
  });

  it('does not complain about JSON of which only the beginning is shown', async () => {
    expect((await formatted('{"kilos":', 'json', true)).all('[role=alert]')).toEqual([]);
  });

  it('has names and values where it is a form', async () => {
    const screen = await formatted('fish=cod+liver&kilos=3', 'form');
    expect(screen.texts('dt')).toEqual(['fish', 'kilos']);
    expect(screen.texts('dd')).toEqual(['cod liver', '3']);
  });

  it('is indented where it is XML', async () => {
    expect((await formatted('<a><b>1</b></a>', 'xml')).one('pre').textContent).toBe('<a>\n  <b>1</b>\n</a>');
  });

  it('is hexadecimal where it is no text, whatever was chosen', async () => {
    expect((await formatted('\u0000\u0001', 'text')).one('pre').textContent).toContain('00000000  00 01');
  });
});

describe('a body', () => {
  const body = async (text: string, type: string) =>
    decoded(
      await show(
        <BodyView
          title="Response body"
          body={text === '' ? [] : [base64(text)]}
          headers={[{ key: 'Content-Type', value: type }]}
          file="body"
        />,
      ),
    );

  it('is shown in the format that was detected, or that the user chooses', async () => {
    const screen = await body('{"a":1}', 'application/json');
    expect(screen.field('Response body: format').value).toBe('json');
    expect(screen.text).toContain('a: 1');
    await screen.enter('Response body: format', 'text');
    expect(screen.one('pre').textContent).toBe('{"a":1}');
  });

  it('that is large is shown in part, and more of it with each click', async () => {
    const screen = await body('x'.repeat(200_000), 'text/plain');
    expect(screen.text).toContain('The first 131.1 kB are shown.');
    await screen.click('Show more');
    await decoded(screen);
    expect(screen.one('pre').textContent).toHaveLength(200_000);
    expect(screen.has('Show more')).toBe(false);
  });

  it('may be empty', async () => {
    const screen = await body('', 'text/plain');
    expect(screen.text).toContain('No body.');
    expect(screen.has('Save')).toBe(false);
  });
});

describe('the detail of a call', () => {
  const call = (...messages: [method: string, params: object][]): Call =>
    messages.reduce<Call | undefined>((before, [method, params]) => callAfter(before, { method, params }), undefined)!;
  const request = {
    id: 1,
    timestamp: 1000,
    method: 'GET',
    url: 'https://shop.test/large.txt',
    headers: [{ key: 'Accept', value: '*/*' }],
  };

  it('of a call without a response shows that it is pending', async () => {
    const screen = await show(<CallDetail call={call(['newRequest', request])} mock={undefined} />);
    expect(screen.text).toContain('GET …');
    expect(screen.text).toContain('Responsepending');
    expect(screen.texts('.section h2')).toEqual(['▾ Overview', '▾ Request headers (1)']);
    expect(screen.has('Mock')).toBe(false);
  });

  it('counts the parts of a response that have arrived', async () => {
    const part = { id: 1, timestamp: 1200, status: 200, headers: [], totalChunks: 3, index: 0, data: base64('abc') };
    const screen = await show(
      <CallDetail call={call(['newRequest', request], ['partialResponse', part])} mock={undefined} />,
    );
    expect(screen.text).toContain('3 B (1 of 3 parts received)');
  });

  it('shows that a mock rule answered', async () => {
    const mocked = { id: 1, timestamp: 1200, status: 200, headers: [], isMock: true };
    const screen = await show(
      <CallDetail call={call(['newRequest', request], ['newResponse', mocked])} mock={undefined} />,
    );
    expect(screen.text).toContain('answered by a mock rule');
    expect(screen.texts('.section h2')).toContain('▾ Response body (mocked)');
  });

  it('begins a mock rule where the app can mock', async () => {
    const rules: Mock[] = [];
    const screen = await show(<CallDetail call={call(['newRequest', request])} mock={rule => rules.push(rule)} />);
    await screen.click('Mock');
    expect(rules).toMatchObject([{ requestUrl: request.url, method: 'GET' }]);
  });
});

describe('the timing of a call', () => {
  it('has the phases that the app measured', async () => {
    const insights = { dnsLookupTime: 5, timeToFirstByte: 200, bytesTransfered: 1500, retries: { count: 1, limit: 3 } };
    const screen = await show(<Timing insights={insights} total={250} />);
    expect(screen.texts('.timing')).toEqual(['Name lookup5 ms', 'First byte200 ms']);
    expect(screen.texts('dt')).toEqual(['Transferred', 'Retries']);
    expect(screen.texts('dd')).toEqual(['1.5 kB', '1 of 3']);
  });

  it('is not shown where the app measured nothing', async () => {
    expect((await show(<Timing insights={{ timeToFirstByte: 'soon' }} total={250} />)).all('*')).toEqual([]);
  });
});

describe('columns for headers', () => {
  it('are added once each, whatever their case, and removed together', async () => {
    const screen = await show(<HeaderColumns />);
    for (const name of ['Content-Type', 'content-type', ' X-Trace ']) {
      await screen.enter('Header', name);
      await screen.submit();
    }
    expect(headerColumns.items.value).toEqual(['Content-Type', 'X-Trace']);
    await screen.click('Remove header columns');
    expect(headerColumns.items.value).toEqual([]);
  });
});
