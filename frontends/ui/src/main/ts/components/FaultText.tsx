import type { Fault } from '../api/descriptions';

/** A fault: its sentence, its code, and the next step. */
export function FaultText({ fault, count = 1 }: { fault: Fault; count?: number }) {
  return (
    <>
      <span>
        {fault.message}{' '}
        <span class="muted">
          ({fault.code}
          {count > 1 && `, ${count} times`})
        </span>
      </span>
      {fault.next && (
        <span class="next">
          <strong>Try:</strong> {fault.next}
        </span>
      )}
    </>
  );
}
