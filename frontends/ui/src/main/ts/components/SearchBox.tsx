import type { Signal } from '@preact/signals';

interface Props {
  text: Signal<string>;
  label?: string;
  class?: string;
  /** Enter. */
  onSubmit?(): void;
}

/** A search field. */
export function SearchBox({ text, label = 'Search', class: name = 'search', onSubmit }: Props) {
  return (
    <input
      type="search"
      class={name}
      aria-label={label}
      placeholder={label}
      value={text.value}
      onInput={event => (text.value = event.currentTarget.value)}
      onKeyDown={event => event.key === 'Enter' && onSubmit?.()}
    />
  );
}
