import { useSignal, type Signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { copyText } from '../../components/clipboard';
import { Code } from '../../components/code/Code';
import { clockTime, duration } from '../../components/format';
import { Problem } from '../../components/Problem';
import { Section } from '../../components/Section';
import { StoredList } from '../../components/storage';
import { Grid } from './Grid';
import type { Database, StatementResult } from './protocol';
import { readColumns, type DatabasesSession } from './requests';
import type { ExecutedStatement } from './state';
import { useStatement, type Statement } from './useStatement';
import { outcomeOf, resultAsText } from './values';

/** An SQL editor that completes the names of tables and columns, with results, history and favourites. */
export function SqlTab({ session, database }: { session: DatabasesSession; database: Database }) {
  const text = useDraft(session, database);
  const statement = useStatement(session, database.id, text);
  const schema = useSignal<Record<string, string[]>>(Object.fromEntries(database.tables.map(name => [name, []])));
  useEffect(() => void readColumns(session, database).then(columns => (schema.value = columns)), []);
  const { result } = statement;
  const { history } = session.state.value;
  return (
    <div class="column scroll" tabIndex={0}>
      <div class="sql-editor">
        <Code text={text} language="sql" label="SQL" schema={schema.value} onRun={() => void statement.run()} />
      </div>
      <SqlBar text={text} statement={statement} />
      <Problem error={statement.problem} />
      {result?.columns && <Grid label="Result" columns={result.columns} values={result.values ?? []} />}
      <Section title={`History (${history.length})`}>
        <History history={history} choose={sql => (text.value = sql)} />
      </Section>
    </div>
  );
}

/** The text of the editor, which the browser keeps. */
function useDraft({ target }: DatabasesSession, { name, tables }: Database): Signal<string> {
  const key = `sql ${target.name} ${name}`;
  const text = useSignal(localStorage.getItem(key) ?? (tables[0] ? `SELECT * FROM "${tables[0]}"` : ''));
  useEffect(() => text.subscribe(now => localStorage.setItem(key, now)), []);
  return text;
}

function SqlBar({ text, statement }: { text: Signal<string>; statement: Statement }) {
  const favourites = useMemo(() => new StoredList('sql favourites'), []);
  const { result, took } = statement;
  const sql = text.value.trim();
  return (
    <div class="bar" role="toolbar" aria-label="SQL">
      <button type="button" class="primary" onClick={() => void statement.run()} title="Ctrl+Enter">
        Run
      </button>
      <button type="button" aria-pressed={favourites.has(sql)} onClick={() => favourites.toggle(sql)}>
        Favourite
      </button>
      {favourites.items.value.length > 0 && <Favourites favourites={favourites} text={text} />}
      <span class="grow" />
      {result && <CopyResult result={result} />}
      {took !== null && (
        <span class="muted" role="status">
          {result && `${outcomeOf(result)}, `}
          {duration(took)}
        </span>
      )}
    </div>
  );
}

function Favourites({ favourites, text }: { favourites: StoredList; text: Signal<string> }) {
  return (
    <select aria-label="Favourites" value="" onChange={event => (text.value = event.currentTarget.value)}>
      <option value="">Favourites…</option>
      {favourites.items.value.map(sql => (
        <option key={sql} value={sql}>
          {sql.slice(0, 80)}
        </option>
      ))}
    </select>
  );
}

function CopyResult({ result }: { result: StatementResult }) {
  return (
    <button type="button" onClick={() => void copyText(resultAsText(result), 'The result')}>
      Copy result
    </button>
  );
}

function History({ history, choose }: { history: ExecutedStatement[]; choose(sql: string): void }) {
  return (
    <ol class="history">
      {history.map(({ at, sql, outcome }, index) => (
        <li key={index}>
          <span class="mono muted">{clockTime(at)}</span>{' '}
          <button type="button" class="link mono" onClick={() => choose(sql)}>
            {sql}
          </button>{' '}
          <span class="muted">{outcome}</span>
        </li>
      ))}
    </ol>
  );
}
