"""Whole jobs against a real Kafka, whose address is in KAFKA; skipped without one."""

import json
import os
import shutil
import time
import unittest
import uuid
from datetime import datetime, timedelta, timezone

from pyspark.sql import functions as F

from stream_job import start, topics_of
from kafka_client import missing_topics, source_options, wait_for_topics
from supervise import Life, supervise
from testing import declared, encoded, session

KAFKA = os.environ.get("KAFKA")
NOON = datetime(2026, 1, 1, 12, tzinfo=timezone.utc)


@unittest.skipUnless(KAFKA, "SKIPPED: no Kafka in the environment variable KAFKA")
class PipelineTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.spark = session()

    def setUp(self):
        self.topic = f"t-{uuid.uuid4().hex[:8]}"
        self.lake = f"/tmp/lake/{self.topic}"
        self.addCleanup(shutil.rmtree, self.lake, ignore_errors=True)
        self.addCleanup(self.stop_queries)

    def stop_queries(self):
        for query in self.spark.streams.active:
            query.stop()
        self.spark.streams.resetTerminated()  # a failure that was expected must not fail the next test

    def produce(self, values, topic=None):
        rows = [(f"key-{place}", encoded(value)) for place, value in enumerate(values)]
        frame = self.spark.createDataFrame(rows, "key string, value binary")
        frame.write.format("kafka").option("kafka.bootstrap.servers", KAFKA).option("topic", topic or self.topic).save()

    def job(self, **changes):
        return declared(
            **{
                "kafka": {"bootstrapServers": KAFKA},
                "source": {"topic": self.topic, "groupIdPrefix": "customers-bronze"},
                "sink": {"kind": "delta", "path": f"{self.lake}/rows", "ingestColumns": True},
                "deadLetters": {"kind": "delta", "path": f"{self.lake}/dead-letters"},
                "checkpoint": f"{self.lake}/_checkpoint",
                **changes,
            }
        )

    def run_job(self, declaration):
        life = Life()
        queries = start(self.spark, declaration, life)
        supervise(self.spark, queries, life)
        return queries

    def table(self, name, kind="delta"):
        return self.spark.read.format(kind).load(f"{self.lake}/{name}")

    def missing(self, topic):
        settings = self.spark._jvm.java.util.Properties()
        settings.setProperty("bootstrap.servers", KAFKA)
        return missing_topics(self.spark._jvm, settings, [topic])

    def read_topic(self, topic):
        if self.missing(topic):
            return []
        options = {"kafka.bootstrap.servers": KAFKA, "subscribe": topic, "includeHeaders": "true"}
        return self.spark.read.format("kafka").options(**options).load().orderBy("partition", "offset").collect()

    def test_bronze_equals_the_input_and_dead_letters_keep_the_rest(self):
        self.produce([*[{"id": number, "name": f"n{number}"} for number in range(50)], "{broken", b"\xff"])
        queries = self.run_job(self.job(source={"topic": self.topic, "groupIdPrefix": "x", "maxOffsetsPerTrigger": 20}))
        self.assertEqual(len(queries), 1)  # one query writes both tables
        rows = self.table("rows")
        self.assertEqual(sorted(row.id for row in rows.collect()), list(range(50)))
        self.assertEqual(rows.select("_kafka_partition", "_kafka_offset").distinct().count(), 50)
        letters = self.table("dead-letters").orderBy("offset").collect()
        self.assertEqual([(bytes(row.key), bytes(row.value), row.offset) for row in letters], [(b"key-50", b"{broken", 50), (b"key-51", b"\xff", 51)])
        self.assertEqual((letters[0].topic, letters[0].partition, letters[0].reason), (self.topic, 0, "not one JSON object"))
        self.produce([{"id": 99}])
        self.run_job(self.job())
        self.assertEqual(self.table("rows").count(), 51)  # continues where it was

    def test_a_batch_that_comes_again_is_written_once(self):
        self.produce([{"id": 1}, "{broken"])
        self.run_job(self.job())
        commits = f"{self.lake}/_checkpoint/rows/commits"
        for name in ("0", ".0.crc"):  # as after a crash between the write and the commit
            os.remove(f"{commits}/{name}")
        self.run_job(self.job())
        self.assertEqual((self.table("rows").count(), self.table("dead-letters").count()), (1, 1))

    def test_a_new_checkpoint_skips_nothing(self):
        self.produce([{"id": 1}])
        self.run_job(self.job())
        self.run_job(self.job(checkpoint=f"{self.lake}/_checkpoint2"))
        self.assertEqual(self.table("rows").count(), 2)

    def test_sql_sees_the_view_by_both_names(self):
        self.produce([{"id": 1, "name": "Ada"}])
        sql = "select a.id, upper(a.name) as name from json_customers a where a.id in (1, 2)"
        self.run_job(self.job(sql=sql, sink={"kind": "delta", "path": f"{self.lake}/rows"}))
        self.assertEqual([tuple(row) for row in self.table("rows").collect()], [(1, "ADA")])

    def test_a_bronze_table_must_keep_the_origin(self):
        self.produce([{"id": 1}])
        with self.assertRaisesRegex(ValueError, "the SQL drops .*_kafka_offset"):
            self.run_job(self.job(sql="select id from customers"))

    def test_late_events_land_as_declared(self):
        at = lambda minutes: (NOON + timedelta(minutes=minutes)).isoformat()
        windows = "select window.start as start, count(*) as events from customers group by window(updated_at, '10 minutes')"
        sink = {"kind": "delta", "path": f"{self.lake}/rows", "mode": "append"}
        job = self.job(sql=windows, sink=sink, watermark={"column": "updated_at", "delay": "15 minutes"})
        self.produce([{"id": 1, "updated_at": at(1)}, {"id": 2, "updated_at": at(2)}, "{broken"])
        self.assertEqual(len(self.run_job(job)), 2)  # with state: dead letters are a query of their own
        self.produce([{"id": 3, "updated_at": at(20)}])  # the watermark is now 12:05
        self.run_job(job)
        self.produce([{"id": 4, "updated_at": at(3)}])  # late, but its window 12:00–12:10 is still open: counted
        self.run_job(job)
        self.produce([{"id": 5, "updated_at": at(40)}])  # the watermark is now 12:25: the first window closes
        self.run_job(job)
        self.produce([{"id": 6, "updated_at": at(4)}])  # too late
        self.run_job(job)
        self.assertEqual([(row.start.minute, row.events) for row in self.table("rows").orderBy("start").collect()], [(0, 3)])
        self.assertEqual(self.table("dead-letters").count(), 1)

    def test_complete_rewrites_the_table(self):
        job = self.job(
            sql="select name, count(*) as people from customers group by name", sink={"kind": "delta", "path": f"{self.lake}/rows", "mode": "complete"}
        )
        for _ in range(2):
            self.produce([{"id": 1, "name": "Ada"}, {"id": 2, "name": "Bob"}])
            self.run_job(job)
        self.assertEqual(sorted(tuple(row) for row in self.table("rows").collect()), [("Ada", 2), ("Bob", 2)])

    def test_writes_records_to_kafka(self):
        self.produce([{"id": 1, "name": None}, "{broken"])
        places = {"sink": {"kind": "kafka", "topic": f"{self.topic}-out", "key": ["id"]}, "deadLetters": {"kind": "kafka", "topic": f"{self.topic}-dead"}}
        self.run_job(self.job(**places, sql="select * from customers"))
        (record,) = self.read_topic(f"{self.topic}-out")
        self.assertEqual(bytes(record.key), b"1")
        self.assertEqual(list(json.loads(bytes(record.value))), ["id", "name", "birthdate", "amount", "updated_at"])
        (letter,) = self.read_topic(f"{self.topic}-dead")
        headers = {header.key: bytes(header.value).decode() for header in letter.headers}
        self.assertEqual((bytes(letter.key), bytes(letter.value)), (b"key-1", b"{broken"))
        self.assertEqual((headers["sluice.topic"], headers["sluice.offset"], headers["sluice.reason"]), (self.topic, "1", "not one JSON object"))

    def test_passes_records_on_one_by_one(self):
        self.produce([{"id": 1, "name": "Ada"}, "{broken"])
        places = {"sink": {"kind": "kafka", "topic": f"{self.topic}-out"}, "deadLetters": {"kind": "kafka", "topic": f"{self.topic}-dead"}}
        job = self.job(**places, trigger={"kind": "continuous", "checkpointSeconds": 1}, sql="select id, upper(name) as name from customers")
        start(self.spark, job, Life())
        deadline = time.monotonic() + 90
        out = dead = []
        while (not out or not dead) and time.monotonic() < deadline:
            self.assertEqual([query.exception() for query in self.spark.streams.active], [None, None])
            time.sleep(1)
            out, dead = (self.read_topic(f"{self.topic}-{name}") for name in ("out", "dead"))
        self.assertEqual(([bytes(row.value) for row in out], [bytes(row.value) for row in dead]), ([b'{"id":1,"name":"ADA"}'], [b"{broken"]))

    def test_writes_parquet(self):
        self.produce([{"id": 1, "name": "Ada"}, "{broken"])
        places = {"sink": {"kind": "parquet", "path": f"{self.lake}/rows", "ingestColumns": True}, "deadLetters": {"kind": "parquet", "path": f"{self.lake}/dead"}}
        self.run_job(self.job(**places))
        self.assertEqual(self.table("rows", "parquet").collect()[0].name, "Ada")
        self.assertEqual(bytes(self.table("dead", "parquet").collect()[0].value), b"{broken")

    def test_does_not_widen_a_table_unasked(self):
        self.produce([{"id": 1, "name": "Ada"}])
        narrow = {"kind": "delta", "path": f"{self.lake}/rows"}
        self.run_job(self.job(sql="select id from customers", sink=narrow))
        self.produce([{"id": 2, "name": "Bob"}])
        with self.assertRaisesRegex(Exception, "(?i)schema"):
            self.run_job(self.job(sql="select id, name from customers", sink=narrow))
        self.stop_queries()
        self.run_job(self.job(sql="select id, name from customers", sink={**narrow, "mergeSchema": True}))
        self.assertEqual(self.table("rows").where(F.col("name") == "Bob").count(), 1)

    def test_waits_for_what_it_needs(self):
        self.assertEqual(self.missing("absent"), "topic absent")
        self.produce([{"id": 1}])
        wait_for_topics(self.spark, {"bootstrapServers": KAFKA}, [self.topic], lambda: True)
        self.assertEqual(topics_of(self.job()), [self.topic])

    def test_reads_login_settings_from_the_mounted_file(self):
        with open("/tmp/client.properties", "w", encoding="utf-8") as file:
            file.write("security.protocol=SASL_SSL\nsasl.jaas.config=${dir:/etc/sluice/credentials:sasl.jaas.config}\nodd\\ key=a\\\\b\n")
        options = source_options({"bootstrapServers": "k:1", "clientProperties": "/tmp/client.properties"}, {"topic": "t", "groupIdPrefix": "g"})
        self.assertEqual(options["kafka.sasl.jaas.config"], "${dir:/etc/sluice/credentials:sasl.jaas.config}")
        self.assertEqual((options["kafka.odd key"], options["kafka.security.protocol"]), ("a\\b", "SASL_SSL"))
        self.assertEqual((options["startingOffsets"], options["failOnDataLoss"]), ("earliest", "true"))


if __name__ == "__main__":
    unittest.main()
