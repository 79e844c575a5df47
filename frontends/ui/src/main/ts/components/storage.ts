import { signal, type Signal } from '@preact/signals';

/** Reads what was stored as JSON; the default where nothing, or nothing readable, is stored. */
export function readStored<T>(key: string, otherwise: T): T {
  try {
    const text = localStorage.getItem(key);
    return text === null ? otherwise : (JSON.parse(text) as T);
  } catch {
    return otherwise;
  }
}

export function store(key: string, value: unknown): void {
  localStorage.setItem(key, JSON.stringify(value));
}

/** A list that the browser keeps, such as bookmarks: the latest first. */
export class StoredList {
  readonly items: Signal<string[]>;

  constructor(private readonly key: string) {
    this.items = signal(readStored<string[]>(key, []));
  }

  has(item: string): boolean {
    return this.items.value.includes(item);
  }

  /** Adds the item, or removes it where it is in the list. */
  toggle(item: string): void {
    this.set(this.has(item) ? this.items.value.filter(other => other !== item) : [item, ...this.items.value]);
  }

  set(items: string[]): void {
    this.items.value = items;
    store(this.key, items);
  }
}
