import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { CopyButton } from '../../components/CopyButton';
import { Problem } from '../../components/Problem';
import { Section } from '../../components/Section';
import { Grid } from './Grid';
import type { Structure } from './protocol';
import { readDefinition, readStructure, type ShownTable } from './requests';

/** Columns, indexes and definition of a table. */
export function StructureTab({ session, database, table }: ShownTable) {
  const structure = useSignal<Structure | null>(null);
  const definition = useSignal('');
  const problem = useSignal<Error | null>(null);
  useEffect(() => {
    void readDefinition(session, database.id, table).then(text => (definition.value = text));
    readStructure(session, database.id, table).then(
      found => (structure.value = found),
      (error: unknown) => (problem.value = error as Error),
    );
  }, []);
  const found = structure.value;
  return (
    <div class="column scroll" tabIndex={0}>
      <Problem error={problem.value} />
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
        <Section title="Definition" extra={<CopyButton text={() => definition.value} what="The definition" />}>
          <pre class="stack">{definition.value}</pre>
        </Section>
      )}
    </div>
  );
}
