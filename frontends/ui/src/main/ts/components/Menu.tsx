import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface Props {
  label: string;
  face: ComponentChildren;
  class?: string;
  children(close: () => void): ComponentChildren;
}

/** A button that opens a small panel; Escape, a click elsewhere and leaving it close it. */
export function Menu({ label, face, class: name = '', children }: Props) {
  const open = useSignal(false);
  const place = useSignal<{ left: number; top: number }>({ left: 0, top: 0 });
  const root = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (!open.value) return;
    const outside = (event: Event) => {
      if (!root.current?.contains(event.target as Node)) open.value = false;
    };
    addEventListener('mousedown', outside, true);
    return () => removeEventListener('mousedown', outside, true);
  }, [open.value]);
  const show = (event: MouseEvent) => {
    const { left, bottom } = (event.currentTarget as Element).getBoundingClientRect();
    place.value = { left: Math.max(8, Math.min(left, innerWidth - 288)), top: bottom + 2 };
    open.value = !open.value;
  };
  const key = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !open.value) return;
    open.value = false;
    root.current?.querySelector('button')?.focus();
    event.stopPropagation();
  };
  return (
    <span class="menu" ref={root} onKeyDown={key}>
      <button type="button" class={name} aria-label={label} title={label} aria-expanded={open.value} onClick={show}>
        {face}
      </button>
      {open.value && (
        <div
          class="menu-panel"
          role="group"
          aria-label={label}
          style={{ left: `${place.value.left}px`, top: `${place.value.top}px` }}
        >
          {children(() => (open.value = false))}
        </div>
      )}
    </span>
  );
}
