-- The five looks of explore.ipynb in DuckDB, from the root of the clone: duckdb < datasets/opinion/explore.sql
-- Before: pnpm pipeline datasets/opinion, then pnpm evals datasets/opinion --extractor model-large

-- 1. How much of each label there is
select label,
       count(*) / sum(count(*)) over () as segments,
       sum(last_sentence - first_sentence + 1) / sum(sum(last_sentence - first_sentence + 1)) over () as sentences
from 'out/opinion/model-large/segments.csv' group by label order by label;

-- 2. Where in the article each label stands: segments by the fifth in which their middle lies
pivot (
  select label, least(4, floor((first_sentence + last_sentence - 1) / 2 / sentences * 5))::int + 1 as fifth
  from 'out/opinion/model-large/segments.csv' join 'out/opinion/model-large/articles.csv' using (article_id)
) on fifth in (1, 2, 3, 4, 5) using count(*) group by label order by label;

-- 3. The argument of one article: each segment under what it supports or attacks
with recursive
  segments as (from 'out/opinion/model-large/segments.csv' where article_id = 'put-the-pouches-away'),
  tree as (
    select segment_id, [start] as place, label as line from segments where target_id is null
    union all
    select s.segment_id, list_append(t.place, s.start), repeat('    ', len(t.place)) || s.relation || ' by ' || s.label
    from segments s join tree t on s.target_id = t.segment_id
  )
select replace(replace(line, 'supports by', 'supported by'), 'attacks by', 'attacked by') as argument, left(text, 60) as text
from tree join segments using (segment_id) order by place;

-- 4. Is it right where it is sure: right is a gold segment of that label that shares half of the characters of both
with
  predicted as (
    select article_id, s.label, s.start, s."end", s.confidence
    from (select article_id, unnest(segments) as s from 'out/evals/opinion/predictions/model-large.jsonl')
  ),
  gold as (
    select id as article_id, s.label, s.start, s."end"
    from (select id, unnest(segments) as s from 'datasets/opinion/gold/*.json')
  ),
  judged as (
    select confidence, exists (
      from gold g where g.article_id = p.article_id and g.label = p.label
        and 2 * (least(p."end", g."end") - greatest(p.start, g.start)) >= greatest(p."end" - p.start, g."end" - g.start)
    ) as is_right
    from predicted p
  )
select least(4, floor(confidence * 5)) / 5 as bin, count(*) as segments, avg(confidence) as confidence, avg(is_right::int) as "right"
from judged group by bin order by bin;

-- 5. What sort of examples, by outlet: the host of an article's address, else the top folder of its id
select coalesce(nullif(regexp_extract(source, '^https?://([^/:]+)', 1), ''), nullif(regexp_extract(article_id, '^(.*?)/', 1), ''), 'unknown') as outlet,
       kind, count(*) as examples
from 'out/opinion/model-large/segments.csv' join 'out/opinion/model-large/articles.csv' using (article_id)
where label = 'example' group by all order by outlet, examples desc, kind;
