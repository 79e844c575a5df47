import { describe, expect, it } from 'vitest';
import { bytes, clockTime, counted, dateTime, duration } from '../../../main/ts/components/format';

describe('a number of bytes', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1500, '1.5 kB'],
    [2_500_000, '2.5 MB'],
    [3_210_000_000, '3.21 GB'],
    [undefined, ''],
    [NaN, ''],
  ])('%s is written %j', (count, text) => expect(bytes(count)).toBe(text));
});

describe('a duration', () => {
  it.each([
    [0.4, '0 ms'],
    [999, '999 ms'],
    [1500, '1.50 s'],
    [61_000, '1 min 1 s'],
    [undefined, ''],
  ])('%s is written %j', (ms, text) => expect(duration(ms)).toBe(text));
});

describe('a time', () => {
  const noon = new Date(2026, 0, 31, 12, 4, 5, 6).getTime();
  it('of the day has milliseconds', () => expect(clockTime(noon)).toBe('12:04:05.006'));
  it('has a date before it', () => expect(dateTime(noon)).toBe('2026-01-31 12:04:05.006'));
  it('that is unknown is empty', () => expect([clockTime(undefined), dateTime(NaN)]).toEqual(['', '']));
});

describe('a count', () => {
  it.each([
    [0, '0 rows'],
    [1, '1 row'],
    [2500, '2,500 rows'],
  ])('%d is written %j', (count, text) => expect(counted(count, 'row')).toBe(text));
});
