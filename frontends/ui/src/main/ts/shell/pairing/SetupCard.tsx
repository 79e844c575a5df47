import type { Diagnosis } from '../../api/descriptions';
import { FaultText } from '../../components/FaultText';
import { clockTime } from '../../components/format';
import type { Setup } from '../../state/setups';

const MAX_STEPS = 8;

/** The steps of one app, and why it fails to connect. */
export function SetupCard({ setup, diagnoses }: { setup: Setup; diagnoses: Diagnosis[] }) {
  const { app, os, device, state } = setup;
  return (
    <article class={`setup ${state}`}>
      <h2>
        <span class={`dot ${state}`} aria-hidden="true" /> {app}{' '}
        <span class="muted">
          {os} · {device} · {state}
        </span>
      </h2>
      {diagnoses.map(diagnosis => (
        <div key={diagnosis.code} class="why">
          <FaultText fault={diagnosis} count={diagnosis.count} />
        </div>
      ))}
      <ol class="steps">
        {stepsBeside(setup, diagnoses).map(({ time, type, message }, index) => (
          <li key={index} class={type}>
            <time class="mono muted">{clockTime(Date.parse(time))}</time> {message}
          </li>
        ))}
      </ol>
      {state === 'pairing' && diagnoses.length === 0 && (
        <p class="muted">
          Waiting for the app's next step. If it takes longer than 30 seconds, the reason appears here.
        </p>
      )}
    </article>
  );
}

/** The latest steps, without those that a diagnosis repeats. */
function stepsBeside({ steps }: Setup, diagnoses: Diagnosis[]): Setup['steps'] {
  const isRepeated = (message: string) => diagnoses.some(({ code }) => message.includes(`(${code})`));
  return steps.filter(({ type, message }) => type !== 'error' || !isRepeated(message)).slice(-MAX_STEPS);
}
