import { render, type VNode } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach } from 'vitest';

const hosts: Element[] = [];

/** There is no layout in these tests: every element is 800 × 240 pixels, as high as ten rows of a table. */
for (const [property, value] of Object.entries({ offsetWidth: 800, offsetHeight: 240, clientHeight: 240 })) {
  Object.defineProperty(HTMLElement.prototype, property, { configurable: true, get: () => value });
}

afterEach(() => {
  hosts.splice(0).forEach(host => {
    render(null, host);
    host.remove();
  });
  localStorage.clear();
});

/** Runs what is waiting: effects of components, and answers that are already there. */
export async function settle(): Promise<void> {
  await act(async () => {
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  });
}

/** Draws a component and lets a test use it as its user would: by roles, labels and texts. */
export async function show(vnode: VNode): Promise<Screen> {
  const host = document.createElement('div');
  document.body.append(host);
  hosts.push(host);
  await act(() => render(vnode, host));
  await settle();
  return new Screen(host);
}

export class Screen {
  constructor(readonly host: Element) {}

  get text(): string {
    return this.host.textContent.replace(/\s+/g, ' ').trim();
  }

  all(selector: string): HTMLElement[] {
    return [...this.host.querySelectorAll<HTMLElement>(selector)];
  }

  one(selector: string): HTMLElement {
    const found = this.all(selector);
    if (found.length !== 1) throw new Error(`${found.length} elements match ${selector} in: ${this.text}`);
    return found[0]!;
  }

  texts(selector: string): string[] {
    return this.all(selector).map(element => element.textContent.replace(/\s+/g, ' ').trim());
  }

  /** The button of a name, which is its label or its text. */
  button(name: string): HTMLButtonElement {
    const found = this.all('button').filter(button => nameOf(button) === name);
    if (found.length === 0) throw new Error(`There is no button '${name}' in: ${this.text}`);
    return found[0] as HTMLButtonElement;
  }

  has(name: string): boolean {
    return this.all('button').some(button => nameOf(button) === name);
  }

  /** The field of a label. */
  field(label: string): HTMLInputElement {
    const labelled = this.all('input, select, textarea').find(
      field => field.getAttribute('aria-label') === label || textOf(field.closest('label')).startsWith(label),
    );
    if (!labelled) throw new Error(`There is no field '${label}' in: ${this.text}`);
    return labelled as HTMLInputElement;
  }

  async click(target: string | Element): Promise<void> {
    const element = typeof target === 'string' ? this.button(target) : target;
    await this.fire(element, new MouseEvent('click', { bubbles: true, cancelable: true }));
  }

  async mouseDown(element: Element, init: MouseEventInit = {}): Promise<void> {
    await this.fire(element, new MouseEvent('mousedown', { bubbles: true, cancelable: true, ...init }));
  }

  async press(element: Element, key: string, init: KeyboardEventInit = {}): Promise<KeyboardEvent> {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init });
    await this.fire(element, event);
    return event;
  }

  /** Types a text into a field, or chooses an option. */
  async enter(label: string, text: string): Promise<void> {
    const field = this.field(label);
    field.value = text;
    await this.fire(field, new Event('input', { bubbles: true }));
    await this.fire(field, new Event('change', { bubbles: true }));
  }

  async check(label: string): Promise<void> {
    const field = this.field(label);
    await this.fire(field, new Event('change', { bubbles: true }));
  }

  async submit(): Promise<void> {
    await this.fire(this.one('form'), new Event('submit', { bubbles: true, cancelable: true }));
  }

  async fire(element: Element, event: Event): Promise<void> {
    await act(() => void element.dispatchEvent(event));
    await settle();
  }
}

function nameOf(element: Element): string {
  return element.getAttribute('aria-label') ?? textOf(element);
}

function textOf(element: Element | null): string {
  return (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
}
