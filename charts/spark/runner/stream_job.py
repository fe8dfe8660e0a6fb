"""Runs one stream job from its declaration, a JSON file: stream_job.py DECLARATION

Kafka topic -> typed columns -> SQL -> sink; what cannot be read goes to the dead letters with its bytes and its place in the topic.

A sink Delta with SQL that looks at one record at a time is written batch by batch, rows and dead letters together, each exactly once.
All else runs as two queries over the topic, each with a checkpoint of its own: the sink's, and one for the dead letters.
"""

import json
import sys

from pyspark.sql import SparkSession

from kafka_client import client_options, source_options, wait_for_topics
from parse import dead_letters, good_rows, parse
from sinks import batch_writer, dead_letter_writer, is_one_by_one, run_sql, watermarked, writer
from supervise import Life, supervise

DEAD_LETTER_SECONDS = 60  # how often dead letters are looked for by a query of their own: each look reads what came once more


def main(path):
    with open(path, encoding="utf-8") as file:
        declaration = json.load(file)
    spark = SparkSession.builder.appName(declaration["name"]).getOrCreate()
    life = Life()
    life.listen(spark)
    try:
        wait_for_topics(spark, declaration["kafka"], topics_of(declaration), life.beat)
        if not life.asked.is_set():
            supervise(spark, start(spark, declaration, life), life)
    finally:
        life.leave()
    if not life.asked.is_set():
        spark.stop()


def topics_of(declaration):
    """Every topic it reads or writes."""
    places = [declaration["source"], declaration["sink"], declaration["deadLetters"]]
    return sorted({place["topic"] for place in places if place.get("topic")})


def start(spark, declaration, life):
    """The running queries."""
    records = spark.readStream.format("kafka").options(**source_options(declaration["kafka"], declaration["source"])).load()
    parsed = parse(records, declaration)
    result = run_sql(watermarked(good_rows(parsed, declaration), declaration), declaration)
    trigger = trigger_of(declaration["trigger"])
    if is_batchwise(declaration, result):
        return [begin(records.writeStream.foreachBatch(batch_writer(declaration, life.gate)), declaration, declaration["name"], trigger)]
    kafka = client_options(declaration["kafka"])
    letters = dead_letter_writer(dead_letters(parsed, declaration["name"]), declaration["deadLetters"], kafka)
    patient = trigger if "availableNow" in trigger else {"processingTime": f"{patience(declaration['trigger'])} seconds"}
    return [
        begin(writer(result, declaration["sink"], kafka), declaration, declaration["name"], trigger),
        begin(letters, declaration, f"{declaration['name']}-dead-letters", patient),
    ]


def patience(trigger):
    return max(DEAD_LETTER_SECONDS, trigger.get("seconds", 0))


def is_batchwise(declaration, result):
    """Rows and dead letters of a batch can be written together when both tables are Delta and no state is kept between batches."""
    tables = {declaration["sink"]["kind"], declaration["deadLetters"]["kind"]}
    is_append = declaration["sink"].get("mode", "append") == "append"
    return tables == {"delta"} and is_append and declaration["trigger"]["kind"] != "continuous" and is_one_by_one(result)


def begin(stream, declaration, name, trigger):
    """Starts a query. Its checkpoint is its own: `<checkpoint>/<query>`; the console does without where none is given."""
    if declaration.get("checkpoint"):
        part = "rows" if name == declaration["name"] else "dead-letters"
        stream = stream.option("checkpointLocation", f"{declaration['checkpoint'].rstrip('/')}/{part}")
    return stream.queryName(name).trigger(**trigger).start()


def trigger_of(trigger):
    if trigger["kind"] == "available-now":
        return {"availableNow": True}
    if trigger["kind"] == "continuous":
        return {"continuous": f"{trigger['checkpointSeconds']} seconds"}
    return {"processingTime": f"{trigger['seconds']} seconds"}


if __name__ == "__main__":
    main(sys.argv[1])
