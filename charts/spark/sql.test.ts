import { describe, expect, it } from 'vitest';
import { lookAtSql } from './sql.js';

describe('lookAtSql', () => {
  it.each([
    'select gender, count(*) from customers group by gender',
    'SELECT DISTINCT gender FROM customers',
    'select\n  avg ( amount ) from orders',
    "select max_by(name, age) from (select 'x' as name, 1 as age from customers)",
  ])('sees the aggregation of %s', (sql) => expect(lookAtSql(sql).hasAggregation).toBe(true));
  it.each([
    'select * from customers',
    "select 'count(*) group by' as text from customers",
    'select discount(price) from orders -- group by nothing',
    'select `sum` from orders /* sum(x) */',
    'select row_number() over (partition by id order by at) from orders',
  ])('sees none in %s', (sql) => expect(lookAtSql(sql).hasAggregation).toBe(false));

  it('sees what is grouped by', () => {
    const look = lookAtSql("select window.start, count(*) from orders group by window(placed_at, '10 minutes')");
    expect([look.groupsBy('other'), lookAtSql('select placed_at, count(*) from o group by placed_at').groupsBy('placed_at')]).toEqual([
      true,
      true,
    ]);
    expect(lookAtSql('select id, count(*) from orders group by id').groupsBy('placed_at')).toBe(false);
  });
  it('sees the clock inside an aggregate, and not beside or below one', () => {
    expect(
      [
        'select avg(floor(months_between(current_date(), birthdate) / 12)) as age from c group by gender',
        'select now() as at, count(*) as people from c group by gender',
        'select avg(age) from (select months_between(current_date(), birthdate) as age from c) group by gender',
        'select count(*), sum(case when (placed_at) > now() then 1 end) from c',
      ].map((sql) => lookAtSql(sql).timeInAggregate),
    ).toEqual(['avg', undefined, undefined, 'sum']);
  });
  it('sees views, the clock, and what a stream has no end for', () => {
    expect(lookAtSql('select a.id from Orders a join `customers` c on a.id = c.id').tables).toEqual(['orders', 'customers']);
    expect([lookAtSql('select now() from o').asksTime, lookAtSql("select 'now()' from o").asksTime]).toEqual([true, false]);
    expect(
      ['select 1 from o limit 5', 'select a from o order by a', 'select rank() over (order by a) from o', 'select a from o'].map(
        (sql) => lookAtSql(sql).unbounded,
      ),
    ).toEqual(['limit', 'order by', 'over', undefined]);
  });
});
