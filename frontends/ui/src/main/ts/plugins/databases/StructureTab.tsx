import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Problem, Section } from '../../components/basics';
import { copyText } from '../../components/clipboard';
import { words, type Session } from '../../state/session';
import type { DatabasesState } from '.';
import { Grid } from './Grid';
import type { Database, Structure } from './protocol';

/** Columns, indexes and definition of a table. */
export function StructureTab({
  session,
  database,
  table,
}: {
  session: Session<DatabasesState>;
  database: Database;
  table: string;
}) {
  const structure = useSignal<Structure | null>(null);
  const definition = useSignal<string | null>(null);
  const problem = useSignal<string | null>(null);
  useEffect(() => {
    const params = { databaseId: database.id, table };
    session.call<Structure>('getTableStructure', params).then(
      found => (structure.value = found),
      wrong => (problem.value = words(wrong)),
    );
    session.call<{ definition: string }>('getTableInfo', params).then(
      found => (definition.value = found.definition),
      () => {},
    );
  }, []);
  const found = structure.value;
  return (
    <div class="column scroll" tabIndex={0}>
      <Problem text={problem.value} />
      {found && (
        <>
          <Section title="Columns">
            <Grid label="Columns" columns={found.structureColumns} values={found.structureValues} />
          </Section>
          <Section title="Indexes">
            <Grid label="Indexes" columns={found.indexesColumns} values={found.indexesValues} />
          </Section>
        </>
      )}
      {definition.value && (
        <Section
          title="Definition"
          extra={
            <button type="button" onClick={() => void copyText(definition.value!, 'The definition')}>
              Copy
            </button>
          }
        >
          <pre class="stack">{definition.value}</pre>
        </Section>
      )}
    </div>
  );
}
