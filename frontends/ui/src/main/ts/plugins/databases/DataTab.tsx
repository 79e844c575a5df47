import { useSignal } from '@preact/signals';
import { EditableValue } from '../../components/json/EditableValue';
import { Json } from '../../components/json/Json';
import { Problem } from '../../components/Problem';
import { Section } from '../../components/Section';
import { Split } from '../../components/Split';
import { Grid } from './Grid';
import type { TablePage, Value } from './protocol';
import type { ShownTable } from './requests';
import { PAGE_SIZE, useTablePage, type ShownPage } from './useTablePage';
import { jsonIn, valueText } from './values';

/** The rows of a table, a page at a time. */
export function DataTab(props: ShownTable) {
  const page = useTablePage(props);
  const selected = useSignal<number | null>(null);
  const { rows } = page;
  const row = rows && selected.value !== null ? rows.values[selected.value] : undefined;
  const side = rows && row && <RowDetail page={page} columns={rows.columns} row={row} index={selected.value!} />;
  return (
    <div class="column">
      <PageBar page={page} />
      <Problem error={page.problem} />
      <Split name="Rows" side={side}>
        {rows && (
          <Grid
            label={props.table}
            columns={rows.columns}
            values={rows.values}
            selected={selected.value}
            onSelect={index => (selected.value = index)}
            sort={page.sort}
            onSort={column => page.sortBy(column)}
            onEdit={page.keys ? (index, column, text) => page.edit(index, column, text) : undefined}
          />
        )}
      </Split>
    </div>
  );
}

function PageBar({ page }: { page: ShownPage }) {
  const { rows, start } = page;
  const end = rows ? endOf(rows) : 0;
  const previous = () => (start.value = Math.max(0, start.value - PAGE_SIZE));
  return (
    <div class="bar" role="toolbar" aria-label="Rows">
      <button type="button" onClick={() => void page.reload()}>
        Reload
      </button>
      <span class="grow" />
      {rows && (
        <span class="muted" role="status">
          {rows.total === 0 ? 'no rows' : `${rows.start + 1} to ${end} of ${rows.total.toLocaleString('en')}`}
        </span>
      )}
      <button type="button" disabled={start.value === 0} onClick={previous}>
        Previous
      </button>
      <button type="button" disabled={!rows || end >= rows.total} onClick={() => (start.value += PAGE_SIZE)}>
        Next
      </button>
      <label>
        Go to row{' '}
        <input
          size={6}
          inputMode="numeric"
          onKeyDown={event => {
            const wanted = Number(event.currentTarget.value);
            if (event.key === 'Enter' && wanted >= 1) start.value = wanted - 1;
          }}
        />
      </label>
    </div>
  );
}

function endOf({ start, values, total }: TablePage): number {
  return Math.min(start + values.length, total);
}

interface DetailProps {
  page: ShownPage;
  columns: string[];
  row: Value[];
  index: number;
}

function RowDetail({ page, columns, row, index }: DetailProps) {
  return (
    <Section title="Row">
      <dl class="pairs">
        {columns.map((column, at) => (
          <div key={column}>
            <dt>{column}</dt>
            <dd>
              <Member page={page} column={column} value={row[at]} index={index} />
            </dd>
          </div>
        ))}
      </dl>
      <p class="muted">
        {page.keys ? 'Double-click a cell to edit it.' : 'The table has no primary key, so its rows cannot be edited.'}
      </p>
    </Section>
  );
}

function Member({ page, column, value, index }: Pick<DetailProps, 'page' | 'index'> & MemberProps) {
  const text = valueText(value);
  const json = jsonIn(text);
  if (json !== undefined) return <Json value={json} />;
  if (!page.keys) return <>{text}</>;
  return (
    <EditableValue name={column} value={value?.value ?? null} save={next => page.edit(index, column, String(next))} />
  );
}

interface MemberProps {
  column: string;
  value: Value | undefined;
}
