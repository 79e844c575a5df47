import { fieldsOf, numberOf, textOf } from '../../api/json';
import type { Inspectable } from './model';

/** A value as text; null if it is a group of others. */
export function inspectableText({ type, value, label, pluginId }: Inspectable): string | null {
  switch (type) {
    case 'object':
    case 'array':
      return null;
    case 'color': {
      const { r, g, b, a } = fieldsOf(value);
      return `rgba(${[r, g, b, a].map(textOf).join(', ')})`;
    }
    case 'pluginDeeplink':
      return label ?? textOf(pluginId);
    case 'text':
    case 'number':
    case 'boolean':
    case 'enum':
    case 'unknown':
      return textOf(value);
    default:
      return Object.entries(fieldsOf(value))
        .map(([name, part]) => `${name} ${textOf(part)}`)
        .join(', ');
  }
}

/** The parts of a value: each with its name, and with the hint that the app expects with a change. */
export type Part = readonly [name: string, hint: string];

const part = (name: string): Part => [name, name.toUpperCase()];

export const PARTS: Record<string, readonly Part[]> = {
  space: ['top', 'right', 'bottom', 'left'].map(part),
  bounds: ['x', 'y', 'width', 'height'].map(part),
  size: ['width', 'height'].map(part),
  coordinate: ['x', 'y'].map(part),
  coordinate3d: ['x', 'y', 'z'].map(part),
};

/** A color for an input of type color, which has no opacity. */
export function hexColor(color: unknown): string {
  const { r, g, b } = fieldsOf(color);
  const digits = [r, g, b].map(value =>
    Math.round(numberOf(value) ?? 0)
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${digits.join('')}`;
}

/** The color of an input, with the opacity of the color before. */
export function colorOf(hex: string, before: unknown): { r: number; g: number; b: number; a: number } {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map(at => parseInt(hex.slice(at, at + 2), 16));
  return { r, g, b, a: numberOf(fieldsOf(before)['a']) ?? 1 };
}
