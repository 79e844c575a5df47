import type { Exec } from '../api/commands';
import type { Diagnosis, Fault } from '../api/descriptions';
import type { Inventory } from './serverState';

/** Reads the state of the server; a command that fails counts as an empty list. */
export async function readInventory(exec: Exec): Promise<Inventory> {
  const [devices, clients, disconnectedClients, log, { diagnoses, faults }] = await Promise.all([
    orEmpty(exec('device-list')),
    orEmpty(exec('client-list')),
    orEmpty(exec('bottlenose-gone-clients')),
    orEmpty(exec('bottlenose-connectivity-notes')),
    readDiagnoses(exec),
  ]);
  return { devices, clients, disconnectedClients, log, diagnoses, faults };
}

export async function readDiagnoses(exec: Exec): Promise<{ diagnoses: Diagnosis[]; faults: Fault[] }> {
  const [diagnoses, faults] = await Promise.all([
    orEmpty(exec('bottlenose-diagnoses')),
    orEmpty(exec('bottlenose-device-troubles')),
  ]);
  return { diagnoses, faults };
}

function orEmpty<T>(answer: Promise<T[]>): Promise<T[]> {
  return answer.catch(() => []);
}
