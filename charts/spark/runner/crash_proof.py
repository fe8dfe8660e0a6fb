"""Input and judgement of the proof that a killed job loses and doubles nothing: crash_proof.py write|check. See test.sh."""

import json
import sys

from testing import CONF, declared, encoded, session

TOPIC, LAKE, FILES = "crash-orders", "/lake", "/lake/job"
GOOD, BAD = 3000, 30
BROKEN = b"\xff{broken \x00"


def values():
    """Every hundredth record cannot be read."""
    number = 0
    for place in range(GOOD + BAD):
        if place % 101 == 50:
            yield BROKEN + str(place).encode()
        else:
            yield encoded({"id": number, "name": f"order {number}"})
            number += 1


def write(kafka):
    """The records, and the job that reads them in small batches: first without end, then what is left."""
    rows = [(f"key-{place}".encode(), value) for place, value in enumerate(values())]
    frame = session().createDataFrame(rows, "key binary, value binary")
    frame.write.format("kafka").option("kafka.bootstrap.servers", kafka).option("topic", TOPIC).save()
    job = declared(
        kafka={"bootstrapServers": kafka},
        source={"topic": TOPIC, "groupIdPrefix": "crash", "maxOffsetsPerTrigger": 250},
        sink={"kind": "delta", "path": f"{LAKE}/orders", "ingestColumns": True},
        deadLetters={"kind": "delta", "path": f"{LAKE}/dead"},
        checkpoint=f"{LAKE}/checkpoint",
    )
    for name, trigger in (("endless", {"kind": "interval", "seconds": 1}), ("rest", {"kind": "available-now"})):
        with open(f"{FILES}/{name}.json", "w", encoding="utf-8") as file:
            json.dump({**job, "trigger": trigger}, file)
    with open(f"{FILES}/spark.conf", "w", encoding="utf-8") as file:
        file.writelines(f"{key}={value}\n" for key, value in {**CONF, "spark.master": "local[2]"}.items())


def check():
    spark = session()
    rows = spark.read.format("delta").load(f"{LAKE}/orders")
    found = sorted((row.id, row.name) for row in rows.collect())
    assert found == [(number, f"order {number}") for number in range(GOOD)], f"{len(found)} rows, {len(set(found))} different, of {GOOD}"
    letters = spark.read.format("delta").load(f"{LAKE}/dead").collect()
    expected = {(f"key-{place}".encode(), value) for place, value in enumerate(values()) if value.startswith(BROKEN)}
    assert len(letters) == BAD and {(bytes(row.key), bytes(row.value)) for row in letters} == expected, f"{len(letters)} dead letters of {BAD}"
    places = {(row.partition, row.offset) for row in letters} | {(row._kafka_partition, row._kafka_offset) for row in rows.collect()}
    assert len(places) == GOOD + BAD, f"{len(places)} places"
    print(f"table equals the input: {GOOD} rows; {BAD} dead letters with their bytes, keys, partitions and offsets")


if __name__ == "__main__":
    import os

    write(os.environ["KAFKA"]) if sys.argv[1] == "write" else check()
