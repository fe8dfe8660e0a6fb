"""Kafka's side of a stream job: how the client logs in, what the source reads, which topics must be there first."""

import re
import time

# What `formatProperties` writes, which is what java.util.Properties reads: one entry a line, backslashes before special characters.
ENTRY = re.compile(r"((?:\\.|[^\\=])*)=(.*)")
ESCAPED = {"n": "\n", "r": "\r", "t": "\t"}
PAUSE_SECONDS = 3
ANSWER_SECONDS = 20


def read_properties(path):
    """A properties file as a dictionary."""
    entries = {}
    with open(path, encoding="utf-8") as file:
        for line in file.read().splitlines():
            found = ENTRY.fullmatch(line.lstrip())
            if found and not line.lstrip().startswith(("#", "!")):
                entries[unescaped(found[1].strip())] = unescaped(found[2].lstrip())
    return entries


def unescaped(text):
    return re.sub(r"\\(.)", lambda match: ESCAPED.get(match[1], match[1]), text)


def client_options(kafka):
    """Options of source, sink and administration: `kafka.` before the client's own settings.

    Secret values are not here: the settings name files (`${dir:/etc/…:ca.crt}`), and the Kafka client reads those itself, in the driver
    and in each executor. So no plan, log line or web page of Spark ever holds one.
    """
    security = read_properties(kafka["clientProperties"]) if kafka.get("clientProperties") else {}
    settings = {**security, **kafka.get("settings", {}), "bootstrap.servers": kafka["bootstrapServers"]}
    return {f"kafka.{key}": value for key, value in settings.items()}


def source_options(kafka, source):
    """Options of the Kafka source. Offsets are in the checkpoint; `startingOffsets` counts for a new one only."""
    options = {
        **client_options(kafka),
        "subscribe": source["topic"],
        "startingOffsets": source.get("startingOffsets", "earliest"),
        "failOnDataLoss": str(source.get("failOnDataLoss", True)).lower(),
        "groupIdPrefix": source["groupIdPrefix"],  # the ACL of the job's user names this beginning
    }
    for key in ("maxOffsetsPerTrigger", "minPartitions"):
        if source.get(key) is not None:
            options[key] = str(source[key])
    return options


def wait_for_topics(spark, kafka, topics, beat):
    """Returns when Kafka answers and every topic is there. `beat` is called each time round, and says whether to go on."""
    jvm = spark.sparkContext._jvm
    settings = jvm.java.util.Properties()
    for key, value in client_options(kafka).items():
        settings.setProperty(key.removeprefix("kafka."), value)
    while beat():
        missing = missing_topics(jvm, settings, topics)
        if not missing:
            return
        print(f"waiting for {missing}", flush=True)
        time.sleep(PAUSE_SECONDS)


def missing_topics(jvm, settings, topics):
    """What is not there yet, in words; nothing when all is."""
    from py4j.protocol import Py4JJavaError

    client = None
    try:
        client = jvm.org.apache.kafka.clients.admin.AdminClient.create(settings)
        names = client.listTopics().names().get(ANSWER_SECONDS, jvm.java.util.concurrent.TimeUnit.SECONDS)
        return ", ".join(f"topic {topic}" for topic in topics if not names.contains(topic))
    except Py4JJavaError as error:
        return f"Kafka ({error.java_exception.toString()})"
    finally:
        if client is not None:
            client.close(jvm.java.time.Duration.ofSeconds(1))
