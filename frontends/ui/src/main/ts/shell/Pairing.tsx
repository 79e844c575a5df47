import { useSignal } from '@preact/signals';
import { Empty, Problem, Section } from '../components/basics';
import { copyText } from '../components/clipboard';
import { clockTime } from '../components/format';
import type { Diagnosis, PairingCode } from '../server/wire';
import { server, world } from '../state/page';
import { words } from '../state/session';
import { diagnosesOf, otherDiagnoses, type Setup } from '../state/serverState';

const STATES = { pairing: 'on its way', failed: 'stuck', connected: 'connected' } as const;

/** How apps come here: each step of each, what stops it, and what to do. */
export function Pairing() {
  const all = world.value;
  const setups = [...all.setups].sort((a, b) => Number(a.state === 'connected') - Number(b.state === 'connected'));
  const others = otherDiagnoses(all);
  return (
    <section class="plugin" aria-label="Pairing">
      <header class="plugin-head">
        <h1>Pairing</h1>
      </header>
      <div class="connecting">
        <CodeCard />
        {all.troubles.map(trouble => (
          <article key={trouble.code} class="setup failed">
            <h2>Devices</h2>
            <p>
              {trouble.message} <span class="muted">({trouble.code})</span>
            </p>
            <Next text={trouble.next} />
          </article>
        ))}
        {setups.map(setup => (
          <SetupCard
            key={`${setup.app} ${setup.os} ${setup.device}`}
            setup={setup}
            diagnoses={diagnosesOf(all, setup)}
          />
        ))}
        {others.map(one => (
          <article key={`${one.app} ${one.device} ${one.code}`} class="setup failed">
            <h2>
              {one.app === '?' ? `Somebody at ${one.device}` : one.app}{' '}
              {one.app !== '?' && (
                <span class="muted">
                  {one.os} · {one.device}
                </span>
              )}
            </h2>
            <Why diagnosis={one} />
          </article>
        ))}
        {setups.length + others.length + all.troubles.length === 0 && (
          <Empty title="Nobody has knocked yet">
            <p>
              As soon as an app tries to connect, its steps appear here: it asks for a certificate, gets it, and comes
              back with it.
            </p>
            <p>
              If nothing appears although the app runs: is the SDK started, in a debug build? Does the app reach this
              computer? On Android, does <code>adb devices</code> list the device?
            </p>
          </Empty>
        )}
        {all.notes.length > 0 && (
          <Section title={`All steps (${all.notes.length})`} open={false}>
            <ol class="notes mono">
              {all.notes.slice(-200).map((note, index) => (
                <li key={index} class={note.type}>
                  {clockTime(Date.parse(note.time))} {note.app ?? ''} {note.message}
                </li>
              ))}
            </ol>
          </Section>
        )}
      </div>
    </section>
  );
}

function SetupCard({ setup, diagnoses }: { setup: Setup; diagnoses: Diagnosis[] }) {
  // What a diagnosis says is not said twice.
  const steps = setup.steps.filter(
    ({ type, message }) => type !== 'error' || !diagnoses.some(({ code }) => message.includes(`(${code})`)),
  );
  return (
    <article class={`setup ${setup.state}`}>
      <h2>
        <span class={`dot ${setup.state}`} aria-hidden="true" /> {setup.app}{' '}
        <span class="muted">
          {setup.os} · {setup.device} · {STATES[setup.state]}
        </span>
      </h2>
      {diagnoses.map(diagnosis => (
        <Why key={diagnosis.code} diagnosis={diagnosis} />
      ))}
      <ol class="steps">
        {steps.slice(-8).map((step, index) => (
          <li key={index} class={step.type}>
            <time class="mono muted">{clockTime(Date.parse(step.time))}</time> {step.message}
          </li>
        ))}
      </ol>
      {setup.state === 'pairing' && diagnoses.length === 0 && (
        <p class="muted">Waiting for the app's next step. A step that stays out for half a minute is explained here.</p>
      )}
    </article>
  );
}

function Why({ diagnosis }: { diagnosis: Diagnosis }) {
  return (
    <div class="why">
      <p>
        {diagnosis.message}{' '}
        <span class="muted">
          ({diagnosis.code}
          {diagnosis.count > 1 ? `, ${diagnosis.count} times` : ''})
        </span>
      </p>
      <Next text={diagnosis.next} />
    </div>
  );
}

/** For an app on another machine, which the server signs for only if somebody carried a code to it. */
function CodeCard() {
  const shown = useSignal<PairingCode | null>(null);
  const problem = useSignal<string | null>(null);
  const make = async () => {
    try {
      shown.value = await server.exec<PairingCode>('bottlenose-pair');
      problem.value = null;
    } catch (refusal) {
      problem.value = words(refusal);
    }
  };
  const pairing = shown.value;
  return (
    <div class="pairing-code">
      <div class="line">
        <button type="button" onClick={() => void make()}>
          {pairing ? 'Another code' : 'Pair with a code'}
        </button>
        {pairing ? (
          <button type="button" onClick={() => (shown.value = null)}>
            Hide
          </button>
        ) : (
          <span class="muted">
            for an app on another machine; apps on this one, on emulators and on cables need none
          </span>
        )}
      </div>
      <Problem text={problem.value} />
      {pairing && (
        <figure>
          <img src={`data:image/svg+xml,${encodeURIComponent(pairing.qr)}`} alt="The pairing code as a QR code" />
          <figcaption>
            <p class="mono code-text">{pairing.code}</p>
            <p class="muted">
              Good until {clockTime(Date.parse(pairing.expires)).slice(0, 5)}, for{' '}
              {pairing.apps === 1 ? 'one app' : `${pairing.apps} apps`}. Carry it like a password; it is shown this
              once.
            </p>
            <button type="button" onClick={() => void copyText(pairing.code, 'The code')}>
              Copy
            </button>
          </figcaption>
        </figure>
      )}
    </div>
  );
}

function Next({ text }: { text: string }) {
  return (
    <p class="next">
      <strong>Try:</strong> {text}
    </p>
  );
}
