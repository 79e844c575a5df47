// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { databases } from '../../../main/ts/plugins/databases';
import { generic } from '../../../main/ts/plugins/generic';
import { network } from '../../../main/ts/plugins/network';
import { editor, textOf, write } from '../support/editors';
import { FakeApp } from '../support/fakeApp';
import { open } from '../support/pluginViews';
import { settle, type Screen } from '../support/rendering';

afterEach(() => vi.restoreAllMocks());

describe('the SQL editor', () => {
  const names = ['Ada', 'Ben'].map(value => ({ type: 'string', value }));
  const ship = () =>
    new FakeApp()
      .answer('databaseList', [{ id: 1, name: 'ships', tables: ['crew', 'cargo'] }])
      .answer('getTableData', { columns: ['id', 'name'], values: [], start: 0, count: 0, total: 0 })
      .answer('getTableStructure', {
        structureColumns: [],
        structureValues: [],
        indexesColumns: [],
        indexesValues: [],
      })
      .answer('execute', { type: 'select', columns: ['name'], values: names.map(name => [name]) });

  async function openSql(app = ship()) {
    const opened = await open(databases, app);
    await opened.screen.click('SQL');
    return { ...opened, sql: await editor(opened.screen, 'SQL') };
  }

  it('begins with a query of the first table', async () => {
    const { sql } = await openSql();
    expect(textOf(sql)).toBe('SELECT * FROM "crew"');
  });

  it('reads the columns of all tables to complete them', async () => {
    const { app } = await openSql();
    const tables = app.paramsOf('getTableData').map(params => (params as { table: string }).table);
    expect(tables).toEqual(expect.arrayContaining(['crew', 'cargo']));
  });

  it('runs its statement, and shows the rows with their number', async () => {
    const { screen, app, sql } = await openSql();
    await write(sql, ' SELECT name FROM crew ');
    await screen.click('Run');
    expect(app.paramsOf('execute')).toEqual([{ databaseId: 1, value: 'SELECT name FROM crew' }]);
    expect(screen.texts('td')).toEqual(['Ada', 'Ben']);
    expect(screen.one('[role=status]').textContent).toContain('2 rows, ');
  });

  it('runs its statement with Ctrl+Enter', async () => {
    const { screen, app, sql } = await openSql();
    await screen.press(sql.contentDOM, 'Enter', { ctrlKey: true });
    expect(app.paramsOf('execute')).toHaveLength(1);
  });

  it('does not run an empty statement', async () => {
    const { screen, app, sql } = await openSql();
    await write(sql, ' ');
    await screen.click('Run');
    expect(app.paramsOf('execute')).toEqual([]);
  });

  it('shows the error of the app in place of the last result', async () => {
    const { screen, app } = await openSql();
    await screen.click('Run');
    app.fail('execute', 'no such table: cre');
    await screen.click('Run');
    expect(screen.one('[role=alert]').textContent).toBe('no such table: cre');
    expect(screen.all('td')).toEqual([]);
    expect(screen.texts('.history .muted:last-child')).toEqual(['no such table: cre', '2 rows']);
  });

  it('restores a statement from the history', async () => {
    const { screen, sql } = await openSql();
    await write(sql, 'SELECT 1');
    await screen.click('Run');
    await write(sql, 'SELECT 2');
    await screen.click('SELECT 1');
    expect(textOf(sql)).toBe('SELECT 1');
  });

  it('restores a favourite, and forgets it again', async () => {
    const { screen, sql } = await openSql();
    await write(sql, 'SELECT 1');
    await screen.click('Favourite');
    await write(sql, 'SELECT 2');
    await screen.enter('Favourites', 'SELECT 1');
    expect(textOf(sql)).toBe('SELECT 1');
    await screen.click('Favourite');
    expect(screen.all('[aria-label=Favourites]')).toEqual([]);
  });

  it('keeps its text while another tab is shown', async () => {
    const { screen, sql } = await openSql();
    await write(sql, 'SELECT 1');
    await screen.click('Data');
    await screen.click('SQL');
    expect(textOf(await editor(screen, 'SQL'))).toBe('SELECT 1');
  });
});

describe('the form for calls', () => {
  const LABEL = 'Parameters, as JSON';
  const lines = (screen: Screen) => screen.texts('.row .cell:nth-child(n+2)');

  it('calls a method; the call and its answer are lines of the console', async () => {
    const { screen, app } = await open(generic, new FakeApp().answer('add', { sum: 3 }));
    await screen.enter('Method', ' add ');
    await write(await editor(screen, LABEL), '{"a": 1, "b": 2}');
    await screen.submit();
    expect(app.paramsOf('add')).toEqual([{ a: 1, b: 2 }]);
    expect(lines(screen)).toEqual(['→ call', 'add', '{"a":1,"b":2}', '✓ answer', 'add', '{"sum":3}']);
  });

  it('calls the method with Ctrl+Enter', async () => {
    const { screen, app } = await open(generic, new FakeApp().answer('add', {}));
    await screen.enter('Method', 'add');
    await screen.press((await editor(screen, LABEL)).contentDOM, 'Enter', { ctrlKey: true });
    expect(app.paramsOf('add')).toEqual([{}]);
  });

  it('has a line for the error of the app', async () => {
    const { screen } = await open(generic, new FakeApp().fail('add', { message: 'too large' }));
    await screen.enter('Method', 'add');
    await screen.submit();
    expect(lines(screen).slice(3)).toEqual(['✗ error', 'add', '{"message":"too large"}']);
  });

  it('calls nothing without the name of a method, or with parameters that are not JSON', async () => {
    const { screen, app } = await open(generic, new FakeApp());
    await screen.submit();
    expect(screen.one('[role=alert]').textContent).toBe('Enter the name of a method.');
    await screen.enter('Method', 'add');
    await write(await editor(screen, LABEL), '{');
    await screen.submit();
    expect(screen.one('[role=alert]').textContent).toContain('The parameters are not valid JSON: ');
    expect(app.calls.filter(({ method }) => method === 'add')).toEqual([]);
  });

  it('offers each method that was called', async () => {
    const { screen } = await open(generic, new FakeApp().answer('add', {}));
    await screen.enter('Method', 'add');
    await screen.submit();
    await screen.submit();
    expect(screen.all('datalist option').map(option => option.getAttribute('value'))).toEqual(['add']);
  });

  it('is disabled while the app is not connected', async () => {
    const { screen, session } = await open(generic);
    expect(screen.button('Call').disabled).toBe(false);
    await act(() => session.closed());
    await settle();
    expect(screen.button('Call').disabled).toBe(true);
  });
});

describe('the dialog for mock rules', () => {
  const BODY = 'Body of the mocked response';
  const rule = { requestUrl: '/a', method: 'GET', status: '200', headers: [], data: '', enabled: true };
  const rules = (screen: Screen) => screen.texts('[aria-label=Rules] .grow');

  async function openDialog(kept: object[] = []) {
    localStorage.setItem('mocks Shop', JSON.stringify(kept));
    const opened = await open(network, new FakeApp().answer('mockResponses', {}));
    await opened.screen.click(opened.screen.all('button').find(button => button.textContent.startsWith('Mocks'))!);
    return opened;
  }

  it('begins with a new rule, which the app gets and the browser keeps', async () => {
    const { screen, app } = await openDialog();
    expect(rules(screen)).toEqual(['GET (no address yet)']);
    await screen.enter('Address', 'https://shop.test/items');
    await screen.enter('Method', 'post');
    await screen.enter('Status', '503');
    await screen.enter('Headers, one per line', 'Retry-After: 5');
    await write(await editor(screen, BODY), 'closed');
    await screen.click('Apply');

    const added = {
      requestUrl: 'https://shop.test/items',
      method: 'POST',
      status: '503',
      headers: [{ key: 'Retry-After', value: '5' }],
      data: 'closed',
      enabled: true,
    };
    expect(app.paramsOf('mockResponses')).toEqual([{ routes: [added] }]);
    expect(JSON.parse(localStorage.getItem('mocks Shop')!)).toEqual([added]);
    expect(screen.all('dialog')).toEqual([]);
  });

  it('changes nothing when it is cancelled', async () => {
    const { screen, app } = await openDialog([rule]);
    const before = app.paramsOf('mockResponses').length;
    await screen.enter('Address', '/b');
    await screen.click('Cancel');
    expect(app.paramsOf('mockResponses')).toHaveLength(before);
    expect(JSON.parse(localStorage.getItem('mocks Shop')!)).toEqual([rule]);
  });

  it('disables and removes rules; one without an address is not kept', async () => {
    const { screen, app } = await openDialog([rule, { ...rule, requestUrl: '/b' }]);
    await screen.check('Enable rule 1');
    await screen.click('Remove rule 2');
    await screen.click('Add rule');
    await screen.click('Apply');
    expect(app.paramsOf('mockResponses').at(-1)).toEqual({ routes: [] });
    expect(JSON.parse(localStorage.getItem('mocks Shop')!)).toEqual([{ ...rule, enabled: false }]);
  });

  it('shows the rule that is chosen', async () => {
    const { screen } = await openDialog([rule, { ...rule, requestUrl: '/b', data: 'second' }]);
    expect(screen.field('Address').value).toBe('/a');
    await screen.click('GET /b');
    expect(screen.field('Address').value).toBe('/b');
    await vi.waitFor(async () => expect(textOf(await editor(screen, BODY))).toBe('second'));
  });

  it('shows the next rule after the one that was removed', async () => {
    const { screen } = await openDialog([
      { ...rule, data: 'first' },
      { ...rule, requestUrl: '/b', data: 'second' },
    ]);
    await screen.click('Remove rule 1');
    expect(screen.field('Address').value).toBe('/b');
    expect(textOf(await editor(screen, BODY))).toBe('second');
  });

  it('keeps the rule that is chosen while an earlier one is removed', async () => {
    const { screen } = await openDialog([rule, { ...rule, requestUrl: '/b' }, { ...rule, requestUrl: '/c' }]);
    await screen.click('GET /b');
    await screen.click('Remove rule 1');
    expect(screen.field('Address').value).toBe('/b');
  });

  function choose(text: string) {
    vi.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(function (this: HTMLInputElement) {
      Object.defineProperty(this, 'files', { value: [new File([text], 'mocks.json')] });
      this.dispatchEvent(new Event('change'));
    });
  }

  it('imports the rules of a file behind its own', async () => {
    const { screen } = await openDialog([rule]);
    choose(JSON.stringify([{ ...rule, requestUrl: '/imported' }]));
    await screen.click('Import');
    await vi.waitFor(() => expect(rules(screen)).toEqual(['GET /a', 'GET /imported']));
  });

  it('shows the error for a file without rules', async () => {
    const { screen } = await openDialog([rule]);
    choose('{"fish": 1}');
    await screen.click('Import');
    await vi.waitFor(() => expect(screen.text).toContain('The file contains no mock rules: '));
    expect(rules(screen)).toEqual(['GET /a']);
  });
});
