import { describe, expect, it } from 'vitest';
import { addSteps, isAbout, setupsOf, updateSetup, withState, type Setup } from '../../../main/ts/state/setups';
import { client, diagnosis, line } from '../support/descriptions';

const FISH = { os: 'Android', deviceName: 'Pixel', appName: 'Fish' };
const WHALE = { os: 'iOS', deviceName: 'iPhone', appName: 'Whale' };

function names(setups: Setup[]): string[] {
  return setups.map(({ app }) => app);
}

describe('the setup of an app', () => {
  it('begins with pairing', () => {
    const [setup] = updateSetup([], FISH, before => before);

    expect(setup).toEqual({ app: 'Fish', os: 'Android', device: 'Pixel', state: 'pairing', steps: [] });
  });

  it('is the latest one once it changes', () => {
    const both = updateSetup(
      updateSetup([], FISH, before => before),
      WHALE,
      before => before,
    );

    expect(names(both)).toEqual(['Fish', 'Whale']);
    expect(names(updateSetup(both, FISH, withState('connected')))).toEqual(['Whale', 'Fish']);
  });

  it('differs from that of the same app on another device', () => {
    const one = updateSetup([], FISH, withState('failed'));
    const both = updateSetup(one, { ...FISH, deviceName: 'Nexus' }, withState('connected'));

    expect(both.map(({ device, state }) => [device, state])).toEqual([
      ['Pixel', 'failed'],
      ['Nexus', 'connected'],
    ]);
  });

  it('fails with an error in the log, and only with that', () => {
    const warned = addSteps([], [line('info', 'started'), line('warning', 'slow')]);
    const failed = addSteps(warned, [line('error', 'refused'), line('info', 'again')]);

    expect(warned[0]!.state).toBe('pairing');
    expect(failed[0]!.state).toBe('failed');
    expect(failed[0]!.steps.map(({ message }) => message)).toEqual(['started', 'slow', 'refused', 'again']);
  });

  it('is connected if its app is, whatever the log ended with', () => {
    const lines = [line('error', 'refused'), line('error', 'refused', { app: 'Whale' })];

    expect(setupsOf(lines, [client('fish')]).map(({ app, state }) => [app, state])).toEqual([
      ['Fish', 'connected'],
      ['Whale', 'failed'],
    ]);
  });

  it('does not take lines that name no app', () => {
    expect(addSteps([], [line('error', 'somebody', { app: '' })])).toEqual([]);
  });

  it('belongs to a diagnosis of the same app, system and device', () => {
    const [setup] = updateSetup([], FISH, withState('failed'));

    expect(isAbout(setup!, diagnosis())).toBe(true);
    expect(isAbout(setup!, diagnosis({ device: 'Nexus' }))).toBe(false);
    expect(isAbout(setup!, diagnosis({ os: 'iOS' }))).toBe(false);
    expect(isAbout(setup!, diagnosis({ app: 'Whale' }))).toBe(false);
  });
});

describe('many setups', () => {
  it('keep the latest 50', () => {
    let setups: Setup[] = [];
    for (let n = 0; n < 60; n++) setups = updateSetup(setups, { ...FISH, appName: `app ${n}` }, before => before);

    expect(names(setups)).toHaveLength(50);
    expect(names(setups)[0]).toBe('app 10');
    expect(names(setups)[49]).toBe('app 59');
  });

  it('keep the latest 30 steps of each', () => {
    const lines = Array.from({ length: 40 }, (_, n) => line('info', `step ${n}`));

    const steps = addSteps([], lines)[0]!.steps;

    expect(steps).toHaveLength(30);
    expect(steps[0]!.message).toBe('step 10');
  });
});
