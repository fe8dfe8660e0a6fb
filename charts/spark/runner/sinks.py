"""Where results and dead letters go."""

import re

from pyspark.sql import functions as F

from parse import INGEST_COLUMNS, dead_letters, good_rows, parse

# Operators that look at one record at a time. A plan of nothing else gives the same result batch by batch.
ONE_BY_ONE = {"Project", "Filter", "SubqueryAlias", "View", "Generate", "StreamingRelationV2", "StreamingDataSourceV2Relation", "Relation"}
ONE_BY_ONE |= {"StreamingRelation", "EventTimeWatermark", "WithCTE", "CTERelationDef", "CTERelationRef", "StreamingExecutionRelation"}
TREE = re.compile(r"^[\s:+\-!~'*]*([A-Za-z0-9]+)")


def is_one_by_one(result):
    """Whether SQL keeps no state between records: no aggregation, join, distinct, limit."""
    plan = result._jdf.queryExecution().analyzed().toString()
    operators = {found[1] for found in map(TREE.match, plan.splitlines()) if found}
    return operators <= ONE_BY_ONE


def run_sql(rows, declaration):
    """The declaration's SQL over the view, which is known by the dataset's name and by the topic's."""
    for name in {declaration["view"], *declaration.get("aliases", [])}:
        rows.createOrReplaceTempView(name)
    sql = declaration.get("sql") or f"select * from `{declaration['view']}`"
    return shaped(rows.sparkSession.sql(sql), declaration["sink"])


def shaped(result, sink):
    """A bronze table keeps where each row came from; elsewhere `select *` must not let those columns through."""
    found = [name for name in INGEST_COLUMNS if name in result.columns]
    if not sink.get("ingestColumns"):
        return result.drop(*found)
    missing = sorted(set(INGEST_COLUMNS) - set(found))
    if missing:
        raise ValueError(f"the SQL drops {missing}: add them to its select list, or set ingestColumns of the sink to false")
    return result


def watermarked(rows, declaration):
    mark = declaration.get("watermark")
    return rows.withWatermark(mark["column"], mark["delay"]) if mark else rows


def writer(result, sink, kafka):
    """A stream writer to the sink, without trigger and checkpoint."""
    mode = sink.get("mode", "append")
    if sink["kind"] == "console":
        return result.writeStream.format("console").option("truncate", False).option("numRows", sink.get("rows", 100)).outputMode(mode)
    if sink["kind"] == "kafka":
        return as_records(result, sink).writeStream.format("kafka").options(**kafka).option("topic", sink["topic"]).outputMode(mode)
    stream = result.writeStream.format(sink["kind"]).option("path", sink["path"]).outputMode(mode)
    if sink["kind"] == "delta":
        stream = stream.option("mergeSchema", str(bool(sink.get("mergeSchema"))).lower())
    return stream.partitionBy(*sink["partitionBy"]) if sink.get("partitionBy") else stream


def as_records(result, sink):
    """Key and value of a record: the value is all columns as JSON, nulls written out, so that its fields are always the same."""
    value = F.to_json(F.struct(*[F.col(f"`{name}`") for name in result.columns]), {"ignoreNullFields": "false"}).alias("value")
    keys = [F.col(f"`{name}`") for name in sink.get("key", [])]
    if not keys:
        return result.select(value)
    key = keys[0].cast("string") if len(keys) == 1 else F.to_json(F.struct(*keys))
    return result.select(key.alias("key"), value)


def dead_letter_writer(letters, place, kafka):
    """A stream writer for what could not be read. To Kafka: key and value as they came, the rest as headers."""
    if place["kind"] == "kafka":
        return as_letters(letters).writeStream.format("kafka").options(**kafka).option("topic", place["topic"])
    if place["kind"] == "console":
        return letters.writeStream.format("console").option("truncate", False)
    return letters.writeStream.format(place["kind"]).option("path", place["path"])


def as_letters(letters):
    names = ["topic", "partition", "offset", "timestamp", "reason", "job"]
    headers = [F.struct(F.lit(f"sluice.{name}").alias("key"), F.col(name).cast("string").cast("binary").alias("value")) for name in names]
    return letters.select("key", "value", F.array(*headers).alias("headers"))


def batch_writer(declaration, gate):
    """Writes one batch: its rows and its dead letters, each exactly once.

    Both tables remember the last batch of this checkpoint: when a batch comes again after a crash, what was committed is not written twice.
    """

    def write(batch, batch_id):
        with gate:
            parsed = parse(batch, declaration).persist()
            try:
                query = batch.sparkSession.sparkContext.getLocalProperty("sql.streaming.queryId")
                append(run_sql(good_rows(parsed, declaration), declaration), declaration["sink"], query, batch_id)
                letters = dead_letters(parsed, declaration["name"])
                if not letters.isEmpty():
                    append(letters, declaration["deadLetters"], f"{query}-dead-letters", batch_id)
            finally:
                parsed.unpersist()

    return write


def append(rows, table, application, batch_id):
    """`application` is the query's id, which lives in the checkpoint: a new checkpoint is a new application, and none of its batches is skipped."""
    to = rows.write.format("delta").mode("append").option("txnAppId", application).option("txnVersion", batch_id)
    to = to.option("mergeSchema", str(bool(table.get("mergeSchema"))).lower())
    (to.partitionBy(*table["partitionBy"]) if table.get("partitionBy") else to).save(table["path"])
