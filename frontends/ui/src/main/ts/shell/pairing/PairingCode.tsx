import { useSignal } from '@preact/signals';
import type { IssuedPairingCode } from '../../api/descriptions';
import { CopyButton } from '../../components/CopyButton';
import { clockTime } from '../../components/format';
import { Problem } from '../../components/Problem';
import { usePage } from '../pageContext';

/** Creates a pairing code, which an app on another machine needs. */
export function PairingCode() {
  const { exec } = usePage();
  const issued = useSignal<IssuedPairingCode | null>(null);
  const problem = useSignal<Error | null>(null);
  const create = async () => {
    try {
      issued.value = await exec('bottlenose-pair');
      problem.value = null;
    } catch (error) {
      problem.value = error as Error;
    }
  };
  return (
    <div class="pairing-code">
      <div class="line">
        <button type="button" onClick={() => void create()}>
          {issued.value ? 'Create another code' : 'Pair with a code'}
        </button>
        {issued.value ? (
          <button type="button" onClick={() => (issued.value = null)}>
            Hide
          </button>
        ) : (
          <span class="muted">
            For an app on another machine. Apps on this machine, on emulators and on USB devices need no code.
          </span>
        )}
      </div>
      <Problem error={problem.value} />
      {issued.value && <IssuedCode issued={issued.value} />}
    </div>
  );
}

function IssuedCode({ issued }: { issued: IssuedPairingCode }) {
  const { code, qr, expires, apps } = issued;
  const time = clockTime(Date.parse(expires)).slice(0, 5);
  return (
    <figure>
      <img src={`data:image/svg+xml,${encodeURIComponent(qr)}`} alt="The pairing code as a QR code" />
      <figcaption>
        <p class="mono code-text">{code}</p>
        <p class="muted">
          Valid until {time}, for {apps === 1 ? 'one app' : `${apps} apps`}. Keep it secret, like a password. It is
          shown only once.
        </p>
        <CopyButton text={() => code} what="The code" />
      </figcaption>
    </figure>
  );
}
