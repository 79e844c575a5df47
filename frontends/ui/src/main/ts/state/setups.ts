import type { AppIdentity, Client, ConnectivityLine, Diagnosis } from '../api/descriptions';

/** An app that pairs or has paired, with its steps. */
export interface Setup {
  app: string;
  os: string;
  device: string;
  state: 'pairing' | 'failed' | 'connected';
  steps: ConnectivityLine[];
}

const MAX_SETUPS = 50;
const MAX_STEPS = 30;

/** Changes the setup of an app; it is then the latest. */
export function updateSetup(
  setups: Setup[],
  { os, deviceName, appName }: AppIdentity,
  update: (setup: Setup) => Setup,
): Setup[] {
  const isSame = (setup: Setup) => setup.app === appName && setup.os === os && setup.device === deviceName;
  const before = setups.find(isSame) ?? { app: appName, os, device: deviceName, state: 'pairing' as const, steps: [] };
  return [...setups.filter(setup => !isSame(setup)), update(before)].slice(-MAX_SETUPS);
}

export function withState(state: Setup['state']): (setup: Setup) => Setup {
  return setup => ({ ...setup, state });
}

/** Adds lines of the connectivity log to the setups of the apps they name. */
export function addSteps(setups: Setup[], lines: ConnectivityLine[]): Setup[] {
  return lines.reduce((before, line) => {
    if (!line.app) return before;
    const identity = { os: line.os ?? '?', deviceName: line.device ?? '?', appName: line.app };
    return updateSetup(before, identity, setup => ({
      ...setup,
      state: line.type === 'error' ? 'failed' : setup.state,
      steps: [...setup.steps, line].slice(-MAX_STEPS),
    }));
  }, setups);
}

/** The setups that a list of connected apps and the connectivity log stand for. */
export function setupsOf(lines: ConnectivityLine[], connected: Client[]): Setup[] {
  return addSteps([], lines).map(setup =>
    connected.some(({ query }) => isAbout(setup, query)) ? withState('connected')(setup) : setup,
  );
}

/** Whether a setup is about the app of a query or a diagnosis. */
export function isAbout(setup: Setup, { app, os, device }: Pick<Diagnosis, 'app' | 'os' | 'device'>): boolean {
  return setup.app === app && setup.os === os && setup.device === device;
}
