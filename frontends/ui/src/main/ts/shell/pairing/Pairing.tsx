import type { ConnectivityLine } from '../../api/descriptions';
import { Empty } from '../../components/Empty';
import { clockTime } from '../../components/format';
import { Section } from '../../components/Section';
import { diagnosesOf, otherDiagnoses } from '../../state/serverState';
import { usePage } from '../pageContext';
import { DiagnosisCard, FaultCard } from './FaultCards';
import { PairingCode } from './PairingCode';
import { SetupCard } from './SetupCard';

const MAX_LINES = 200;

/** How apps pair: the steps of each, what failed, and what to do. */
export function Pairing() {
  const state = usePage().state.value;
  const { faults, log } = state;
  const setups = [...state.setups].sort((a, b) => Number(a.state === 'connected') - Number(b.state === 'connected'));
  const others = otherDiagnoses(state);
  return (
    <section class="plugin" aria-label="Pairing">
      <header class="plugin-head">
        <h1>Pairing</h1>
      </header>
      <div class="connecting">
        <PairingCode />
        {faults.map(fault => (
          <FaultCard key={fault.code} fault={fault} />
        ))}
        {setups.map(setup => (
          <SetupCard
            key={`${setup.app} ${setup.os} ${setup.device}`}
            setup={setup}
            diagnoses={diagnosesOf(state, setup)}
          />
        ))}
        {others.map(diagnosis => (
          <DiagnosisCard key={`${diagnosis.app} ${diagnosis.device} ${diagnosis.code}`} diagnosis={diagnosis} />
        ))}
        {setups.length + others.length + faults.length === 0 && <NoAttempts />}
        {log.length > 0 && <Log lines={log} />}
      </div>
    </section>
  );
}

function NoAttempts() {
  return (
    <Empty title="No pairing attempts yet">
      <p>
        When an app tries to connect, its steps appear here: it requests a certificate, receives it, and connects with
        it.
      </p>
      <p>
        Nothing appears although the app is running? Check that the SDK is started and that it is a debug build. Check
        that the app can reach this computer. On Android, check that <code>adb devices</code> lists the device.
      </p>
    </Empty>
  );
}

function Log({ lines }: { lines: ConnectivityLine[] }) {
  return (
    <Section title={`All steps (${lines.length})`} open={false}>
      <ol class="notes mono">
        {lines.slice(-MAX_LINES).map(({ time, type, app, message }, index) => (
          <li key={index} class={type}>
            {clockTime(Date.parse(time))} {app ?? ''} {message}
          </li>
        ))}
      </ol>
    </Section>
  );
}
