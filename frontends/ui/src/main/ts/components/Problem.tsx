import { errorMessage, RequestError } from '../api/requestError';
import { FaultText } from './FaultText';

/** A failure: a fault of the server in full, any other error as its message. */
export function Problem({ error }: { error: Error | string | null | undefined }) {
  if (!error) return null;
  const fault = error instanceof RequestError ? error.fault : null;
  return (
    <p class="problem" role="alert">
      {fault ? <FaultText fault={fault} /> : errorMessage(error)}
    </p>
  );
}
