import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface Props {
  label: string;
  /** What the button shows. */
  face: ComponentChildren;
  class?: string;
  children(close: () => void): ComponentChildren;
}

const PANEL_WIDTH = 288;
const MARGIN = 8;

/** A button that opens a small panel. Escape and a click outside close it. */
export function Menu({ label, face, class: name = '', children }: Props) {
  const open = useSignal(false);
  const position = useSignal({ left: 0, top: 0 });
  const root = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (!open.value) return;
    const closeOutside = (event: Event) => {
      if (!root.current?.contains(event.target as Node)) open.value = false;
    };
    addEventListener('mousedown', closeOutside, true);
    return () => removeEventListener('mousedown', closeOutside, true);
  }, [open.value]);
  const toggle = (event: MouseEvent) => {
    const { left, bottom } = (event.currentTarget as Element).getBoundingClientRect();
    position.value = { left: Math.max(MARGIN, Math.min(left, innerWidth - PANEL_WIDTH)), top: bottom + 2 };
    open.value = !open.value;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !open.value) return;
    open.value = false;
    root.current?.querySelector('button')?.focus();
    event.stopPropagation();
  };
  const { left, top } = position.value;
  return (
    <span class="menu" ref={root} onKeyDown={onKeyDown}>
      <button type="button" class={name} aria-label={label} title={label} aria-expanded={open.value} onClick={toggle}>
        {face}
      </button>
      {open.value && (
        <div class="menu-panel" role="group" aria-label={label} style={{ left: `${left}px`, top: `${top}px` }}>
          {children(() => (open.value = false))}
        </div>
      )}
    </span>
  );
}
