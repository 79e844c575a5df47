import { fieldsOf, textOf } from '../../api/json';
import { bytes, duration } from '../../components/format';
import { Pairs, type Pair } from '../../components/Pairs';
import { Section } from '../../components/Section';
import type { Insights } from './call';

const PHASES: [key: string, title: string][] = [
  ['dnsLookupTime', 'Name lookup'],
  ['connectTime', 'Connect'],
  ['sslHandshakeTime', 'TLS handshake'],
  ['preTransferTime', 'Before transfer'],
  ['redirectsTime', 'Redirects'],
  ['timeToFirstByte', 'First byte'],
  ['transferTime', 'Transfer'],
  ['postProcessingTime', 'Post-processing'],
];

/** The phases of a call, as the app measured them; `total` is the duration of the call. */
export function Timing({ insights, total }: { insights: Insights; total: number }) {
  const phases = PHASES.flatMap(([key, title]) => {
    const time = insights[key];
    return typeof time === 'number' ? [{ key, title, time }] : [];
  });
  const transfer = transferOf(insights);
  if (phases.length === 0 && transfer.length === 0) return null;
  const max = Math.max(total, 1, ...phases.map(({ time }) => time));
  return (
    <Section title="Timing">
      {phases.map(({ key, title, time }) => (
        <div key={key} class="timing">
          <span>{title}</span>
          <meter min={0} max={max} value={time} aria-label={title} />
          <span class="end">{duration(time)}</span>
        </div>
      ))}
      <Pairs pairs={transfer} />
    </Section>
  );
}

function transferOf({ bytesTransfered, transferSpeed, retries }: Insights): Pair[] {
  const pairs: Pair[] = [];
  if (typeof bytesTransfered === 'number') pairs.push(['Transferred', bytes(bytesTransfered)]);
  if (typeof transferSpeed === 'number') pairs.push(['Speed', `${bytes(transferSpeed)}/s`]);
  if (retries) {
    const { count, limit } = fieldsOf(retries);
    pairs.push(['Retries', `${textOf(count)} of ${textOf(limit)}`]);
  }
  return pairs;
}
