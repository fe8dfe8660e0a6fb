"""Bytes to typed columns. What cannot be read is never a null in the table: it gets a reason, and goes to the dead letters."""

from functools import reduce
from operator import and_

from pyspark.sql import functions as F
from pyspark.sql.types import BinaryType, DateType, DecimalType, StringType, StructType, TimestampType

ORIGIN = ["topic", "partition", "offset", "timestamp"]
INGEST_COLUMNS = [*[f"_kafka_{name}" for name in ORIGIN], "_ingested_at"]
DAYS = (-719162, 2932896)  # the years 1 to 9999, which is what a table can hold
MILLIS = (-62135596800000, 253402300799999)
WIRE_HEADER_BYTES = 5  # Confluent's wire format: a zero, and the schema's id in four bytes
SHOWN_CHARACTERS = 40  # of a value that does not fit, in its reason


def parse(records, declaration):
    """Kafka's records with `row` (typed columns) and `reason` (null where the row is good)."""
    fields = StructType.fromDDL(declaration["columns"]).fields
    refuse_nested(fields)
    read = read_avro if declaration["format"]["kind"] == "avro" else read_json
    records, reasons = read(records, declaration["format"], fields)
    required = set(declaration.get("required", [])) | {field.name for field in fields if not field.nullable}
    reasons += [reason(f"column {name} is null", F.col("row")[name].isNull()) for name in sorted(required)]
    first = F.coalesce(reason("no value (tombstone)", F.col("value").isNull()), *reasons)
    found = records.withColumn("reason", first)
    return found.where("value is not null") if declaration.get("tombstones") == "skip" else found


def refuse_nested(fields):
    nested = [field.name for field in fields if field.dataType.typeName() in ("struct", "array", "map", "variant")]
    if nested:
        raise ValueError(f"columns {nested} are nested: declare them as string, and read the JSON text in SQL (from_json, get_json_object)")


def reason(text, condition):
    return F.when(condition, F.lit(text))


def read_json(records, form, fields):
    """Every column is read as text first, then made its type one by one: so the reason names the column that does not fit."""
    text = F.col("value").cast("string")
    # In brackets, because the parser stops after the first value: what follows it would go unseen.
    records = records.withColumn("list", F.try_parse_json(F.concat(F.lit("["), text, F.lit("]"))))
    records = records.withColumn("document", F.try_variant_get("list", "$[0]", "variant"))
    is_one = F.isnotnull("document") & F.try_variant_get("list", "$[1]", "variant").isNull() & text.rlike(r"(?s)^\s*\{.*\}\s*$")
    reasons = [reason("not UTF-8", ~F.is_valid_utf8(text)), reason("not one JSON object", ~is_one)]
    if form["kind"] == "json-with-schema":
        records, enveloped = without_envelope(records)
        reasons += enveloped
    source = "payload" if form["kind"] == "json-with-schema" else "document"
    records = records.withColumn("raw", F.struct(*[member(source, field.name).alias(field.name) for field in fields]))
    raw = {field.name: F.col("raw")[field.name] for field in fields}
    values = [typed_text(raw[field.name], field.dataType, form.get("values", "plain")).alias(field.name) for field in fields]
    return records.withColumn("row", F.struct(*values)), reasons + [no_fit(raw[field.name], field) for field in fields]


def without_envelope(records):
    """What JsonConverter writes with schemas.enable=true: the value is in `payload`."""
    records = records.withColumn("schema", member("document", "schema")).withColumn("payload", member("document", "payload", "variant"))
    return records, [
        reason("no schema beside the payload: not written by JsonConverter with schemas.enable=true", F.isnull("schema")),
        reason("no payload (tombstone)", F.isnull("payload") | F.is_variant_null("payload")),
        reason("payload is no JSON object", ~F.schema_of_variant("payload").startswith("OBJECT")),
    ]


def member(source, name, data_type="string"):
    """A member of an object. Numbers keep their digits: they are read as decimals, not as floating point."""
    return F.try_variant_get(source, f'$["{name}"]', data_type)


def no_fit(raw, field):
    text = F.concat(F.lit(f"column {field.name} is no {field.dataType.simpleString()}: "), F.substring(raw, 1, SHOWN_CHARACTERS))
    return F.when(raw.isNotNull() & F.col("row")[field.name].isNull(), text)


def typed_text(text, data_type, values):
    """A column's text as its type, or null. `values` says how days and moments are written: the dataset's PayloadForm."""
    if isinstance(data_type, StringType):
        return text
    if isinstance(data_type, BinaryType):
        return F.try_to_binary(text, F.lit("base64"))
    if isinstance(data_type, DateType) and values != "plain":
        days = text.try_cast("int")
        return F.when(days.between(*DAYS), F.date_from_unix_date(days))
    if isinstance(data_type, TimestampType) and values == "connect":
        millis = text.try_cast("bigint")
        return F.when(millis.between(*MILLIS), F.timestamp_millis(millis))
    if isinstance(data_type, DecimalType):
        fits = text.rlike(rf"^[+-]?\d*(\.\d{{0,{data_type.scale}}}0*)?$")  # a cast would round the rest away
        return F.when(fits, text.try_cast(data_type))
    return text.try_cast(data_type)


def read_avro(records, form, fields):
    """Avro by one given schema. With `schemaIds`, a record written with another one is a dead letter instead of a guess."""
    from pyspark.sql.avro.functions import from_avro

    body, reasons = F.col("value"), []
    if form.get("wire") == "confluent":
        body = F.expr(f"substring(value, {WIRE_HEADER_BYTES + 1})")
        is_framed = (F.length("value") > WIRE_HEADER_BYTES) & (F.substring("value", 1, 1) == F.unhex(F.lit("00")))
        reasons.append(reason("not in Confluent's wire format: no zero and schema id before the record", ~is_framed))
        reasons += unknown_ids(form.get("schemaIds"))
    records = records.withColumn("raw", from_avro(body, form["schema"], {"mode": "PERMISSIVE"}))
    raw = {field.name: F.col("raw")[field.name] for field in fields}
    is_nothing = reduce(and_, [column.isNull() for column in raw.values()])  # what from_avro makes of bytes it cannot read
    reasons.append(reason("not a record of the given Avro schema", is_nothing))
    values = [raw[field.name].try_cast(field.dataType).alias(field.name) for field in fields]
    return records.withColumn("row", F.struct(*values)), reasons


def unknown_ids(ids):
    if not ids:
        return []
    found = F.conv(F.hex(F.substring("value", 2, WIRE_HEADER_BYTES - 1)), 16, 10)
    known = [str(known) for known in ids]
    return [F.when(~found.isin(known), F.concat(F.lit("schema id "), found, F.lit(f" is not among the declared {', '.join(known)}")))]


def good_rows(parsed, declaration):
    """The view's columns: typed, personal ones masked, and where each record came from."""
    origin = [F.col(name).alias(f"_kafka_{name}") for name in ORIGIN]
    # A continuous query knows no current time.
    ingested = [] if declaration["trigger"]["kind"] == "continuous" else [F.current_timestamp().alias("_ingested_at")]
    typed = parsed.where("reason is null").select("row.*", *origin, *ingested)
    if not declaration.get("maskedSelect"):
        return typed
    name = f"_sluice_{declaration['view']}"
    typed.createOrReplaceTempView(name)
    ingest = ", ".join(column for column in INGEST_COLUMNS if column in typed.columns)
    return typed.sparkSession.sql(f"select {declaration['maskedSelect']}, {ingest} from {name}")


def dead_letters(parsed, job):
    """What could not be read, with everything needed to read it again: the bytes, and where they are."""
    kept = parsed.where("reason is not null")
    return kept.select(*ORIGIN, "key", "value", "reason", F.lit(job).alias("job"), F.current_timestamp().alias("_ingested_at"))
