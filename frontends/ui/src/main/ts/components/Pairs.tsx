import type { ComponentChildren } from 'preact';

export type Pair = [name: string, value: ComponentChildren];

/** Names and values below each other. */
export function Pairs({ pairs }: { pairs: Pair[] }) {
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
