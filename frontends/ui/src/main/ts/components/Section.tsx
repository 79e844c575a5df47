import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';

interface Props {
  title: string;
  children: ComponentChildren;
  /** Buttons beside the title. */
  extra?: ComponentChildren;
  open?: boolean;
}

/** A part of a detail pane that can be collapsed. */
export function Section({ title, children, extra, open = true }: Props) {
  const expanded = useSignal(open);
  const toggle = () => (expanded.value = !expanded.value);
  return (
    <section class="section">
      <header>
        <h2>
          <button type="button" class="fold" aria-expanded={expanded.value} onClick={toggle}>
            <span aria-hidden="true">{expanded.value ? '▾' : '▸'}</span> {title}
          </button>
        </h2>
        {extra}
      </header>
      {expanded.value && children}
    </section>
  );
}
