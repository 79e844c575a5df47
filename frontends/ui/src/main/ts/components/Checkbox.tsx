import type { ComponentChildren } from 'preact';

interface Props {
  checked: boolean;
  onToggle(): void;
  children: ComponentChildren;
  class?: string;
}

/** A checkbox with its label. */
export function Checkbox({ checked, onToggle, children, class: name = '' }: Props) {
  return (
    <label class={name}>
      <input type="checkbox" checked={checked} onChange={onToggle} /> {children}
    </label>
  );
}
