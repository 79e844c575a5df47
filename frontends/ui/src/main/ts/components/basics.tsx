import { useSignal, type Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** What stands where there is nothing yet: says what will be here and how it gets here. */
export function Empty({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <h2>{title}</h2>
      <div>{children}</div>
    </div>
  );
}

/** A line that says what went wrong. */
export function Problem({ text }: { text: string | null | undefined }) {
  return text ? (
    <p class="problem" role="alert">
      {text}
    </p>
  ) : null;
}

/** Names and values under each other. */
export function Pairs({ pairs }: { pairs: [string, ComponentChildren][] }) {
  return (
    <dl class="pairs">
      {pairs.map(([name, value], index) => (
        <div key={index}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A part of a detail pane that can be folded. */
export function Section({
  title,
  children,
  extra,
  open = true,
}: {
  title: string;
  children: ComponentChildren;
  extra?: ComponentChildren;
  open?: boolean;
}) {
  const unfolded = useSignal(open);
  return (
    <section class="section">
      <header>
        <h2>
          <button
            type="button"
            class="fold"
            aria-expanded={unfolded.value}
            onClick={() => (unfolded.value = !unfolded.value)}
          >
            <span aria-hidden="true">{unfolded.value ? '▾' : '▸'}</span> {title}
          </button>
        </h2>
        {extra}
      </header>
      {unfolded.value && children}
    </section>
  );
}

/** One of several things to look at. */
export function Tabs({ tabs, chosen, label }: { tabs: [string, string][]; chosen: Signal<string>; label: string }) {
  const key = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    const at = tabs.findIndex(([id]) => id === chosen.value);
    chosen.value = tabs[(at + step + tabs.length) % tabs.length]![0];
    (event.currentTarget as Element)
      .querySelectorAll<HTMLElement>('[role=tab]')
      [(at + step + tabs.length) % tabs.length]?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label={label} onKeyDown={key}>
      {tabs.map(([id, title]) => (
        <button
          key={id}
          type="button"
          role="tab"
          aria-selected={id === chosen.value}
          tabIndex={id === chosen.value ? 0 : -1}
          onClick={() => (chosen.value = id)}
        >
          {title}
        </button>
      ))}
    </div>
  );
}

/** A dialog above everything. Escape closes it. */
export function Dialog({
  title,
  close,
  children,
  wide,
}: {
  title: string;
  close(): void;
  children: ComponentChildren;
  wide?: boolean;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      class={wide ? 'wide' : ''}
      aria-label={title}
      onClose={close}
      onMouseDown={event => event.target === dialog.current && dialog.current?.close()}
    >
      <header>
        <h2>{title}</h2>
        <button type="button" aria-label="Close" onClick={() => dialog.current?.close()}>
          ✕
        </button>
      </header>
      <div class="dialog-body">{children}</div>
    </dialog>
  );
}

/** Two panes side by side, the second as wide as one makes it; only the first while there is no second. */
export function Split({
  children,
  side,
  name,
}: {
  children: ComponentChildren;
  side: ComponentChildren;
  name: string;
}) {
  const width = useSignal(Number(localStorage.getItem(`split ${name}`)) || 420);
  const root = useRef<HTMLDivElement>(null);
  const set = (pixels: number) => {
    width.value = Math.max(240, Math.min(pixels, (root.current?.clientWidth ?? 1200) - 280));
    localStorage.setItem(`split ${name}`, String(width.value));
  };
  const drag = (event: PointerEvent) => {
    const bar = event.currentTarget as HTMLElement;
    bar.setPointerCapture(event.pointerId);
    const right = root.current!.getBoundingClientRect().right;
    bar.onpointermove = move => set(right - move.clientX);
    bar.onpointerup = () => (bar.onpointermove = null);
  };
  const key = (event: KeyboardEvent) => {
    if (event.key === 'ArrowLeft') set(width.value + 24);
    if (event.key === 'ArrowRight') set(width.value - 24);
  };
  return (
    <div class="split" ref={root}>
      <div class="split-main">{children}</div>
      {side && (
        <>
          <div
            class="split-bar"
            role="separator"
            tabIndex={0}
            aria-orientation="vertical"
            aria-label="Width of the details"
            aria-valuenow={width.value}
            onPointerDown={drag}
            onKeyDown={key}
          />
          <div class="split-side" role="region" aria-label="Details" tabIndex={0} style={{ width: `${width.value}px` }}>
            {side}
          </div>
        </>
      )}
    </div>
  );
}
