import type { ComponentChildren } from 'preact';

/** Stands where there is no content yet; says what will appear here and how. */
export function Empty({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <h2>{title}</h2>
      <div>{children}</div>
    </div>
  );
}
