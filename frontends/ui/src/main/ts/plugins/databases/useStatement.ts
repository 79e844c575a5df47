import { useSignal, type Signal } from '@preact/signals';
import { errorMessage } from '../../api/requestError';
import type { DatabaseId, StatementResult } from './protocol';
import { execute, type DatabasesSession } from './requests';
import { withStatement } from './state';
import { outcomeOf } from './values';

/** The statement in the editor, and the result of its last run. */
export interface Statement {
  result: StatementResult | null;
  problem: Error | null;
  /** Milliseconds of the last run. */
  took: number | null;
  run(): Promise<void>;
}

export function useStatement(session: DatabasesSession, database: DatabaseId, text: Signal<string>): Statement {
  const result = useSignal<StatementResult | null>(null);
  const problem = useSignal<Error | null>(null);
  const took = useSignal<number | null>(null);
  const remember = (sql: string, outcome: string) =>
    session.update(state => withStatement(state, { at: Date.now(), sql, outcome }));
  const run = async () => {
    const sql = text.value.trim();
    if (sql === '') return;
    const began = performance.now();
    try {
      result.value = await execute(session, database, sql);
      problem.value = null;
      remember(sql, outcomeOf(result.value));
    } catch (error) {
      result.value = null;
      problem.value = error as Error;
      remember(sql, errorMessage(error));
    }
    took.value = performance.now() - began;
  };
  return { result: result.value, problem: problem.value, took: took.value, run };
}
