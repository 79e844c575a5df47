import { describe, expect, it } from 'vitest';
import { handleEvent, type ServerEvent, type ServerEventHandlers } from '../../../main/ts/api/events';
import { fieldsOf, listOf, numberOf, stringsOf, textOf } from '../../../main/ts/api/json';
import { errorMessage, parseFault, RequestError } from '../../../main/ts/api/requestError';

describe('a fault', () => {
  it('is read from its text', () => {
    expect(parseFault("No device 'x' is connected. (device-not-found) try: bottlenose devices")).toEqual({
      message: "No device 'x' is connected.",
      code: 'device-not-found',
      next: 'bottlenose devices',
    });
  });

  it('may have no next step', () => {
    expect(parseFault('It failed. (some-code)')).toEqual({ message: 'It failed.', code: 'some-code', next: '' });
  });

  it('may have parentheses in its sentence', () => {
    const fault = parseFault('Cannot read app.csr (PEM, PKCS#10). (csr-unreadable) try: reinstall the app');
    expect(fault).toMatchObject({ message: 'Cannot read app.csr (PEM, PKCS#10).', code: 'csr-unreadable' });
  });

  it.each(['Unimplemented server command: x', 'It failed (badly)!', '', '(code)'])('is not in %j', text =>
    expect(parseFault(text)).toBeNull(),
  );
});

describe('an error of the server', () => {
  it('has the sentence of its fault as message', () => {
    const error = RequestError.ofServer('No code is valid. (pairing-code-unknown) try: bottlenose pair list');
    expect(error.message).toBe('No code is valid.');
    expect(error.fault).toMatchObject({ code: 'pairing-code-unknown', next: 'bottlenose pair list' });
  });

  it('takes the fault in parts where the server sends it', () => {
    const fault = { code: 'a', message: 'B.', next: 'c' };
    expect(RequestError.ofServer('B. (a) try: c', fault).fault).toBe(fault);
  });

  it('without a fault is its text', () => {
    expect(RequestError.ofServer('Unimplemented server command: x')).toMatchObject({
      message: 'Unimplemented server command: x',
      fault: null,
    });
  });
});

describe('an error of an app', () => {
  it.each([
    ['a text', 'a text'],
    [{ message: 'from Java', stacktrace: 'at x' }, 'from Java'],
    [{ errorMessage: 'from iOS' }, 'from iOS'],
    [{ name: 'TypeError' }, 'TypeError'],
    [{ code: 7 }, '{"code":7}'],
    [{ message: { nested: 1 } }, '{"message":{"nested":1}}'],
    [null, 'null'],
  ])('%j has the message %j', (error, message) => {
    const refused = RequestError.ofApp(error);
    expect([refused.message, refused.detail, refused.fault]).toEqual([message, error, null]);
  });

  it('is any value that was thrown', () => {
    expect([errorMessage(new Error('a')), errorMessage('b'), errorMessage(7)]).toEqual(['a', 'b', '7']);
  });
});

describe('a value of an app', () => {
  const values = [undefined, null, true, 7, 'text', [], ['a', 1], {}, { a: 1 }];

  it('reads as fields, a list, texts, a text or a number, whatever it is', () => {
    for (const value of values) {
      expect(typeof fieldsOf(value)).toBe('object');
      expect(Array.isArray(listOf(value))).toBe(true);
      expect(stringsOf(value).every(item => typeof item === 'string')).toBe(true);
      expect(typeof textOf(value)).toBe('string');
    }
  });

  it('keeps what fits', () => {
    expect(fieldsOf({ a: 1 })).toEqual({ a: 1 });
    expect(listOf([1])).toEqual([1]);
    expect(stringsOf([1, 'a', null])).toEqual(['1', 'a', '']);
    expect([textOf(7), textOf(false), textOf({ a: 1 }), textOf(undefined)]).toEqual(['7', 'false', '{"a":1}', '']);
  });

  it('is a number also where it is written as text', () => {
    expect([7, '7', '7.5', '', ' ', 'x', null, NaN, true].map(numberOf)).toEqual([
      7,
      7,
      7.5,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('an event of the server', () => {
  const names: string[] = [];
  const handlers = new Proxy({} as ServerEventHandlers<void>, {
    get: (_, name: string) => (name === 'of-a-newer-server' ? undefined : () => names.push(name)),
  });

  it('reaches the function of its name', () => {
    handleEvent(handlers, { event: 'client-disconnected', data: { id: 'a' } });
    expect(names).toEqual(['client-disconnected']);
  });

  it('that the page does not support is ignored', () => {
    const unknown = { event: 'of-a-newer-server', data: {} } as unknown as ServerEvent;
    expect(handleEvent(handlers, unknown)).toBeUndefined();
  });
});
