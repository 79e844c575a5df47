import { useSignal } from '@preact/signals';
import { Section, Split } from '../../components/basics';
import { Code } from '../../components/code/Code';
import type { Column } from '../../components/table/columns';
import { clockTime, text } from '../../components/format';
import { Json } from '../../components/json/Json';
import { Table } from '../../components/table/Table';
import { useChosen } from '../../rows/selectedRow';
import type { Session } from '../../state/session';
import { Refusal } from '../../server/wire';
import type { GenericState, Line } from '.';

const ARROWS = { event: '←', call: '→', answer: '✓', error: '✗' } as const;

const COLUMNS: Column<Line>[] = [
  { key: 'time', title: 'Time', width: 100, mono: true, text: line => clockTime(line.at), value: line => line.at },
  {
    key: 'direction',
    title: 'Kind',
    width: 80,
    filterable: true,
    text: line => line.direction,
    cell: line => (
      <>
        <span aria-hidden="true">{ARROWS[line.direction]}</span> {line.direction}
      </>
    ),
  },
  { key: 'method', title: 'Method', width: 180, filterable: true, text: line => line.method },
  { key: 'params', title: 'Content', mono: true, text: line => text(line.params).slice(0, 2000) },
];

/** Live messages of a plugin, and a form to call its methods. */
export function Console({ session }: { session: Session<GenericState> }) {
  const { lines } = session.state.value;
  const selected = useSignal<number | null>(null);
  const line = useChosen(lines, selected);
  return (
    <div class="column">
      <Split
        name="Messages"
        side={
          line && (
            <Section title={line.method}>
              <Json value={line.params} open={3} />
            </Section>
          )
        }
      >
        <Table
          name="Messages"
          rows={lines}
          columns={COLUMNS}
          selected={selected}
          tone={({ direction }) => (direction === 'error' ? 'error' : direction === 'event' ? '' : 'quiet')}
          onClear={() => lines.clear()}
          empty={
            <>
              The plugin <code>{session.plugin}</code> has said nothing yet. What it sends appears here; below you can
              call its methods.
            </>
          }
        />
      </Split>
      <CallForm session={session} />
    </div>
  );
}

function CallForm({ session }: { session: Session<GenericState> }) {
  const method = useSignal('');
  const params = useSignal('{}');
  const problem = useSignal('');
  const { lines, called } = session.state.value;
  const call = async () => {
    const name = method.value.trim();
    let given: unknown;
    try {
      given = params.value.trim() === '' ? {} : JSON.parse(params.value);
    } catch (wrong) {
      problem.value = `The parameters are no JSON: ${(wrong as Error).message}`;
      return;
    }
    problem.value = name === '' ? 'A method needs a name.' : '';
    if (name === '') return;
    const say = (direction: Line['direction'], content: unknown) =>
      lines.put({ at: Date.now(), direction, method: name, params: content });
    session.update(state => (state.called.includes(name) ? state : { ...state, called: [...state.called, name] }));
    say('call', given);
    try {
      say('answer', await session.call(name, given));
    } catch (refusal) {
      say('error', refusal instanceof Refusal ? (refusal.detail ?? refusal.message) : String(refusal));
    }
  };
  return (
    <form class="call" aria-label="Call a method" onSubmit={event => (event.preventDefault(), void call())}>
      <label>
        Method{' '}
        <input
          list="methods"
          value={method.value}
          onInput={event => (method.value = event.currentTarget.value)}
          placeholder="name of a method"
        />
        <datalist id="methods">
          {called.map(name => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </label>
      <div class="call-params">
        <Code text={params} language="json" label="Parameters, as JSON" onRun={() => void call()} />
      </div>
      <button type="submit" class="primary" disabled={!session.connected.value} title="Ctrl+Enter">
        Call
      </button>
      {problem.value && (
        <span class="problem" role="alert">
          {problem.value}
        </span>
      )}
    </form>
  );
}
