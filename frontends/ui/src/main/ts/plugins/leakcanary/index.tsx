import { useSignal } from '@preact/signals';
import { Empty, Pairs, Section, Split } from '../../components/basics';
import { Tree } from '../../components/tree/Tree';
import type { Session } from '../../state/session';
import type { Message, PagePlugin } from '../../state/plugin';
import { parseLeak, type Leak } from './leakText';

export interface LeakState {
  leaks: Leak[];
  /** How many of the app's list were cleared away here. */
  cleared: number;
}

/** Objects that should be gone, and what holds them. */
export const leakCanary: PagePlugin<LeakState> = {
  title: 'LeakCanary',
  start: () => ({ leaks: [], cleared: 0 }),
  receive,
  View: LeakView,
};

/** Each message brings the whole list so far; a shorter one is a list begun anew. */
export function receive(state: LeakState, { method, params }: Message): LeakState {
  if (method !== 'reportLeak' && method !== 'reportLeak2') return state;
  const all: Leak[] = method === 'reportLeak' ? params.leaks.map(parseLeak) : params.leaks;
  const cleared = all.length < state.cleared ? 0 : state.cleared;
  return { leaks: all.slice(cleared), cleared };
}

function LeakView({ session }: { session: Session<LeakState> }) {
  const { leaks } = session.state.value;
  const chosen = useSignal(0);
  const selected = useSignal<string | null>(null);
  const folded = useSignal<ReadonlySet<string>>(new Set());
  const full = useSignal(false);
  const leak = leaks[Math.min(chosen.value, leaks.length - 1)];
  const clear = () => {
    session.update(({ leaks: shown, cleared }) => ({ leaks: [], cleared: cleared + shown.length }));
    void session.call('clear').catch(() => {});
  };
  if (!leak)
    return (
      <Empty title="No leak">
        LeakCanary in the app tells of objects that should have been freed; each appears here with the path that holds
        it.
      </Empty>
    );
  const element = selected.value === null ? undefined : leak.elements[selected.value];
  const name = (text: string) => (full.value ? text : text.replace(/\b(?:\w+\.)+(?=[A-Z])/g, ''));
  return (
    <div class="column">
      <div class="bar" role="toolbar" aria-label="Leaks">
        <label>
          <input type="checkbox" checked={full.value} onChange={() => (full.value = !full.value)} /> Full class names
        </label>
        <span class="grow" />
        <button type="button" onClick={clear}>
          Clear
        </button>
      </div>
      <div class="columns">
        <ul class="choices list-pane" aria-label="Leaks">
          {leaks.map((one, index) => (
            <li key={index}>
              <button
                type="button"
                aria-current={one === leak}
                onClick={() => ((chosen.value = index), (selected.value = null))}
              >
                <strong>{name(one.title)}</strong>
                <br />
                <span class="muted">{one.retainedSize}</span>
              </button>
            </li>
          ))}
        </ul>
        <Split
          name="Leak"
          side={
            <>
              <Section title={name(leak.title)}>
                <Pairs pairs={[['Retains', leak.retainedSize || 'unknown']]} />
              </Section>
              {element && (element.attributes ?? []).length > 0 && (
                <Section title={name(element.name)}>
                  <Pairs pairs={element.attributes.map(({ name: key, value }) => [key, String(value)])} />
                </Section>
              )}
              {element &&
                Object.entries(element.data ?? {}).map(([section, values]) => (
                  <Section key={section} title={section}>
                    <Pairs
                      pairs={Object.entries(values ?? {}).map(([key, value]) => [
                        key,
                        typeof value === 'object' ? JSON.stringify(value) : String(value),
                      ])}
                    />
                  </Section>
                ))}
              {leak.details && (
                <Section title="Details">
                  <pre class="stack">{leak.details}</pre>
                </Section>
              )}
            </>
          }
        >
          <Tree
            label="Reference path"
            roots={[leak.root]}
            childrenOf={id => (leak.elements[id]?.children ?? []).filter(child => child in leak.elements)}
            face={id => <span class="mono">{name(leak.elements[id]?.name ?? id)}</span>}
            selected={selected}
            folded={folded}
            version={leak}
          />
        </Split>
      </div>
    </div>
  );
}
