import glob
import os
import unittest
from datetime import date, datetime
from decimal import Decimal

from pyspark.sql import functions as F

from parse import dead_letters, good_rows, parse
from testing import STARTED, declared, records, session

PLAIN = {"id": 1, "name": "Ada", "birthdate": "1990-05-17", "amount": "1.50", "updated_at": "2026-01-01T00:00:00.123Z"}
CONNECT = {"id": 1, "name": "Ada", "birthdate": 7441, "amount": 1.50, "updated_at": 1767225600123}
DEBEZIUM = {**CONNECT, "updated_at": "2026-01-01T00:00:00.123Z"}
TYPED = (1, "Ada", date(1990, 5, 17), Decimal("1.50"), datetime(2026, 1, 1, 0, 0, 0, 123000))
AVRO = """{"type": "record", "name": "customers", "fields": [
  {"name": "id", "type": "long"},
  {"name": "name", "type": ["null", "string"], "default": null},
  {"name": "birthdate", "type": ["null", {"type": "int", "logicalType": "date"}], "default": null},
  {"name": "amount", "type": ["null", {"type": "bytes", "logicalType": "decimal", "precision": 10, "scale": 2}], "default": null},
  {"name": "updated_at", "type": ["null", {"type": "long", "logicalType": "timestamp-millis"}], "default": null}]}"""


class ParseTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.spark = session()

    def rows(self, values, **changes):
        declaration = declared(**changes)
        frame = values if hasattr(values, "columns") else records(self.spark, values)
        return good_rows(parse(frame, declaration), declaration).collect()

    def reasons(self, values, **changes):
        frame = values if hasattr(values, "columns") else records(self.spark, values)
        return [row.reason for row in parse(frame, declared(**changes)).orderBy("offset").collect()]

    def test_reads_each_form_to_the_same_types(self):
        for values, value in (("plain", PLAIN), ("connect", CONNECT), ("debezium", DEBEZIUM)):
            with self.subTest(values):
                self.assertEqual(self.rows([value], format={"kind": "json", "values": values})[0][:5], TYPED)

    def test_unwraps_the_envelope(self):
        form = {"kind": "json-with-schema", "values": "connect"}
        self.assertEqual(self.rows([{"schema": {"type": "struct"}, "payload": CONNECT}], format=form)[0][:5], TYPED)
        bad = [PLAIN, {"schema": {}, "payload": None}, {"schema": {}, "payload": 7}, "no", {"schema": {}, "payload": {"id": "x"}}]
        self.assertEqual(
            self.reasons(bad, format=form),
            [
                "no schema beside the payload: not written by JsonConverter with schemas.enable=true",
                "no payload (tombstone)",
                "payload is no JSON object",
                "not one JSON object",
                "column id is no bigint: x",
            ],
        )

    def test_names_what_does_not_fit(self):
        bad = [
            "{not json",
            "[1]",
            "7",
            "",
            None,
            b"\xff\xfe{}",
            '{"id": 1} trailing',
            '{"id": 1}, {"id": 2}',
            '{"id": 1',
            {**PLAIN, "id": "seven"},
            {**PLAIN, "id": 1.5},
            {**PLAIN, "birthdate": "soon"},
            {**PLAIN, "amount": "1.505"},
            {**PLAIN, "amount": 123456789.01},
            {**PLAIN, "updated_at": "yesterday"},
            {"name": "no id"},
            {**PLAIN, "id": 2**63},
        ]
        self.assertEqual(
            self.reasons(bad),
            [
                "not one JSON object",
                "not one JSON object",
                "not one JSON object",
                "not one JSON object",
                "no value (tombstone)",
                "not UTF-8",
                "not one JSON object",
                "not one JSON object",
                "not one JSON object",
                "column id is no bigint: seven",
                "column id is no bigint: 1.5",
                "column birthdate is no date: soon",
                "column amount is no decimal(10,2): 1.505",
                "column amount is no decimal(10,2): 123456789.01",
                "column updated_at is no timestamp: yesterday",
                "column id is null",
                "column id is no bigint: 9223372036854775808",
            ],
        )

    def test_refuses_moments_no_table_can_hold(self):
        form = {"kind": "json", "values": "connect"}
        self.assertEqual(
            self.reasons([{**CONNECT, "updated_at": 2**62}, {**CONNECT, "birthdate": 2**31 - 1}, {**CONNECT, "birthdate": "1990-05-17"}], format=form),
            ["column updated_at is no timestamp: 4611686018427387904", "column birthdate is no date: 2147483647", "column birthdate is no date: 1990-05-17"],
        )

    def test_lets_optional_columns_be_absent(self):
        self.assertEqual(self.rows([' {"id": 5}\n', {"id": 6, "name": None, "extra": 1}])[1][:5], (6, None, None, None, None))

    def test_keeps_json_text_as_it_came(self):
        self.assertEqual(self.rows([{"id": 1, "name": {"deep": [1.10, "a"]}}])[0].name, '{"deep":[1.1,"a"]}')

    def test_keeps_every_digit(self):
        exact = self.rows(['{"id": 1, "amount": 12345678.90}', '{"id": 9007199254740993}'])
        self.assertEqual((exact[0].amount, exact[1].id), (Decimal("12345678.90"), 9007199254740993))

    def test_skips_tombstones_where_asked(self):
        self.assertEqual(self.reasons([None, PLAIN], tombstones="skip"), [None])

    def test_says_where_a_record_came_from(self):
        row = self.rows([PLAIN])[0]
        self.assertEqual((row._kafka_topic, row._kafka_partition, row._kafka_offset), ("customers", 0, 0))
        self.assertEqual(row._kafka_timestamp, STARTED.replace(tzinfo=None))
        self.assertIsNotNone(row._ingested_at)

    def test_masks_before_any_sql(self):
        row = self.rows([PLAIN], maskedSelect="`id`, sha2(`name`, 256) as `name`, cast(null as date) as `birthdate`, `amount`")[0]
        self.assertEqual((len(row.name), row.birthdate, row.id, row._kafka_offset), (64, None, 1, 0))

    def test_keeps_bytes_and_place_of_a_dead_letter(self):
        letter = dead_letters(parse(records(self.spark, [PLAIN, b"\x00\x01"]), declared()), "job").collect()
        self.assertEqual(len(letter), 1)
        self.assertEqual((bytes(letter[0].value), bytes(letter[0].key)), (b"\x00\x01", b"key-1"))
        self.assertEqual((letter[0].topic, letter[0].partition, letter[0].offset, letter[0].job), ("customers", 0, 1, "job"))

    def test_refuses_nested_columns(self):
        with self.assertRaisesRegex(ValueError, "nested: declare them as string"):
            parse(records(self.spark, [PLAIN]), declared(columns="id bigint, tags array<string>"))

    def test_takes_not_null_of_the_ddl_too(self):
        self.assertEqual(self.reasons([{}], columns="id bigint, name string not null", required=[]), ["column name is null"])


class AvroTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        if not glob.glob(f"{os.environ['SPARK_HOME']}/jars/spark-avro_*.jar"):
            raise unittest.SkipTest("SKIPPED: this image has no spark-avro; docker/spark/Dockerfile bakes it in")
        cls.spark = session()

    def avro(self):
        """The typed row as Avro bytes."""
        from pyspark.sql.avro.functions import to_avro

        row = self.spark.createDataFrame([TYPED], "id bigint, name string, birthdate date, amount decimal(10,2), updated_at timestamp")
        return bytes(row.select(to_avro(F.struct("*"), AVRO).alias("value")).collect()[0].value)

    def found(self, values, **form):
        declaration = declared(format={"kind": "avro", "schema": AVRO, **form})
        parsed = parse(records(self.spark, values), declaration)
        return good_rows(parsed, declaration).collect(), [row.reason for row in parsed.orderBy("offset").collect()]

    def test_reads_bare_records(self):
        rows, reasons = self.found([self.avro(), b"\xff", None])
        self.assertEqual([row[:5] for row in rows], [TYPED])
        self.assertEqual(reasons, [None, "not a record of the given Avro schema", "no value (tombstone)"])

    def test_strips_the_header_of_the_wire_format(self):
        framed = b"\x00\x00\x00\x00\x07" + self.avro()
        rows, reasons = self.found([framed, self.avro(), b"\x00\x00"], wire="confluent")
        self.assertEqual([row[:5] for row in rows], [TYPED])
        self.assertTrue(all(reason.startswith("not in Confluent's wire format") for reason in reasons[1:]))

    def test_refuses_other_schema_ids_where_ids_are_given(self):
        framed = [b"\x00\x00\x00\x00\x07" + self.avro(), b"\x00\x00\x00\x01\x00" + self.avro()]
        rows, reasons = self.found(framed, wire="confluent", schemaIds=[7, 8])
        self.assertEqual((len(rows), reasons), (1, [None, "schema id 256 is not among the declared 7, 8"]))


if __name__ == "__main__":
    unittest.main()
