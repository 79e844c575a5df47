const isNumber = (value: number | undefined): value is number => value !== undefined && Number.isFinite(value);

const padded = (number: number, length = 2) => String(number).padStart(length, '0');

/** 12:34:56.789, in the developer's time zone. */
export function clockTime(ms: number | undefined): string {
  if (!isNumber(ms)) return '';
  const date = new Date(ms);
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()].map(part => padded(part)).join(':');
  return `${time}.${padded(date.getMilliseconds(), 3)}`;
}

/** 2026-01-31 12:34:56.789, in the developer's time zone. */
export function dateTime(ms: number | undefined): string {
  if (!isNumber(ms)) return '';
  const date = new Date(ms);
  return `${date.getFullYear()}-${padded(date.getMonth() + 1)}-${padded(date.getDate())} ${clockTime(ms)}`;
}

export function bytes(count: number | undefined): string {
  if (!isNumber(count)) return '';
  if (count < 1000) return `${count} B`;
  if (count < 1e6) return `${(count / 1e3).toFixed(1)} kB`;
  if (count < 1e9) return `${(count / 1e6).toFixed(1)} MB`;
  return `${(count / 1e9).toFixed(2)} GB`;
}

export function duration(ms: number | undefined): string {
  if (!isNumber(ms)) return '';
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(2)} s`;
  return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
}

/** 1 row, 2,500 rows. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}
