import type { Diagnosis, Fault } from '../../api/descriptions';
import { FaultText } from '../../components/FaultText';

/** A fault of the devices, or of the tools that reach them. */
export function FaultCard({ fault }: { fault: Fault }) {
  return (
    <article class="setup failed">
      <h2>Devices</h2>
      <FaultText fault={fault} />
    </article>
  );
}

/** Why an app fails to connect, where the page has not seen its steps. */
export function DiagnosisCard({ diagnosis }: { diagnosis: Diagnosis }) {
  const { app, os, device, count } = diagnosis;
  const anonymous = app === '?';
  return (
    <article class="setup failed">
      <h2>
        {anonymous ? `Unknown client at ${device}` : app}{' '}
        {!anonymous && (
          <span class="muted">
            {os} · {device}
          </span>
        )}
      </h2>
      <FaultText fault={diagnosis} count={count} />
    </article>
  );
}
