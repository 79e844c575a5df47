import type { ComponentChildren } from 'preact';

/** Shown while there is no content; explains what will appear and how. */
export function Empty({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <h2>{title}</h2>
      <div>{children}</div>
    </div>
  );
}
