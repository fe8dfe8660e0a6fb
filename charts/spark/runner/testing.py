"""What the tests share: one small Spark, and records as the Kafka source gives them."""

import json
from datetime import datetime, timezone

from pyspark.sql import SparkSession

RECORDS = "key binary, value binary, topic string, partition int, offset bigint, timestamp timestamp, timestampType int"
STARTED = datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone.utc)


# The configuration of charts/spark/config.ts, as far as a test of one process needs it.
CONF = {
    "spark.sql.extensions": "io.delta.sql.DeltaSparkSessionExtension",
    "spark.sql.catalog.spark_catalog": "org.apache.spark.sql.delta.catalog.DeltaCatalog",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.shuffle.partitions": "2",
    "spark.sql.warehouse.dir": "/tmp/warehouse",
    "spark.driver.host": "localhost",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.memory": "600m",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.default.parallelism": "1",
    "spark.databricks.delta.snapshotPartitions": "2",
    # Each test is a query of its own on a handful of records: compiling it costs more than it saves.
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
}


def session():
    builder = SparkSession.builder.master("local[2]").appName("tests")
    for key, value in CONF.items():
        builder = builder.config(key, value)
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    return spark


def records(spark, values, topic="customers"):
    """Values (bytes, text, None, or anything that becomes JSON) as records of one partition."""
    rows = [(f"key-{place}".encode(), encoded(value), topic, 0, place, STARTED, 0) for place, value in enumerate(values)]
    return spark.createDataFrame(rows, RECORDS)


def encoded(value):
    if value is None or isinstance(value, bytes):
        return value
    return (value if isinstance(value, str) else json.dumps(value)).encode()


def declared(**changes):
    """A declaration that works, with changes."""
    return {
        "name": "customers-bronze",
        "view": "customers",
        "aliases": ["json_customers"],
        "columns": "`id` bigint, `name` string, `birthdate` date, `amount` decimal(10,2), `updated_at` timestamp",
        "required": ["id"],
        "format": {"kind": "json", "values": "plain"},
        "trigger": {"kind": "available-now"},
        "sink": {"kind": "delta", "path": "/tmp/lake/customers", "ingestColumns": True},
        "deadLetters": {"kind": "delta", "path": "/tmp/lake/customers_dead_letters"},
        **changes,
    }
