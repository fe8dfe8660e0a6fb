"""The life of a job: it says that it lives, stops between batches when asked to, and fails loudly."""

import json
import os
import signal
import threading
import time

HEARTBEAT = os.environ.get("SLUICE_HEARTBEAT", "/run/sluice/alive")
GRACE_SECONDS = int(os.environ.get("SLUICE_GRACE_SECONDS", "50"))  # below the pod's, so that a stop between batches comes before the kill
LOOK_SECONDS = 1
BEFORE_SPARK = 100  # Hadoop runs the hooks of the highest priority first; Spark's own, which stops everything, has 40


class Life:
    """Asked to stop, or not; stopped, or not yet."""

    def __init__(self):
        self.asked = threading.Event()
        self.stopped = threading.Event()
        self.gate = threading.Lock()  # held while a batch is written
        self._hook = None

    def beat(self):
        """Notes the time, for the liveness probe. Whether to go on."""
        if os.path.isdir(os.path.dirname(HEARTBEAT)):
            with open(f"{HEARTBEAT}.new", "w", encoding="ascii") as file:
                file.write(f"{int(time.time())}\n")
            os.replace(f"{HEARTBEAT}.new", HEARTBEAT)
        return not self.asked.is_set()

    def listen(self, spark):
        """A SIGTERM reaches the JVM (under spark-submit, where Python is its child) or Python itself: both mean the same."""
        from pyspark.java_gateway import ensure_callback_server_started

        signal.signal(signal.SIGTERM, lambda *_: self.asked.set())
        gateway = spark.sparkContext._gateway
        ensure_callback_server_started(gateway)
        self._hooks = gateway.jvm.org.apache.hadoop.util.ShutdownHookManager.get()
        self._hook = gateway.jvm.java.lang.Thread(Hook(self))
        self._hooks.addShutdownHook(self._hook, BEFORE_SPARK, GRACE_SECONDS, gateway.jvm.java.util.concurrent.TimeUnit.SECONDS)

    def leave(self):
        """Ends listening: the JVM ends by itself now."""
        self.stopped.set()
        if not self.asked.is_set():
            self._hooks.removeShutdownHook(self._hook)


class Hook:
    """Runs when the JVM goes down: holds it back until the queries have stopped."""

    def __init__(self, life):
        self._life = life

    def run(self):
        self._life.asked.set()
        self._life.stopped.wait(GRACE_SECONDS)

    class Java:
        implements = ["java.lang.Runnable"]


def supervise(spark, queries, life):
    """Until all queries have ended, one has failed, or somebody asked to stop. A failure is raised: the process must not end well."""
    told = {}
    while life.beat() and any(query.isActive for query in queries):
        if spark.streams.awaitAnyTermination(LOOK_SECONDS):  # raises what a query failed of
            spark.streams.resetTerminated()
        for query in queries:
            tell(query, told)
    if life.asked.is_set():
        deadline = time.monotonic() + GRACE_SECONDS
        for query in queries:
            stop_between_batches(query, life, deadline)
    for query in queries:
        tell(query, told)
        if query.exception():
            raise query.exception()


def stop_between_batches(query, life, deadline):
    """Waits for the end of the batch at hand. Past the deadline it is interrupted, and comes again at the next start."""
    started = batch_of(query)
    while query.isActive and query.status["isTriggerActive"] and batch_of(query) == started and time.monotonic() < deadline:
        time.sleep(0.1)
    has_gate = life.gate.acquire(timeout=max(0, deadline - time.monotonic()))
    try:
        query.stop()
    finally:
        if has_gate:
            life.gate.release()


def batch_of(query):
    progress = query.lastProgress
    return progress["batchId"] if progress else None


def tell(query, told):
    """One line a batch that had records, in JSON: what came in, and how many came too late for their window."""
    progress = query.lastProgress
    if not progress or progress["numInputRows"] == 0 or told.get(query.id) == progress["batchId"]:
        return
    told[query.id] = progress["batchId"]
    late = sum(state.get("numRowsDroppedByWatermark", 0) for state in progress.get("stateOperators", []))
    line = {"query": query.name, "batch": progress["batchId"], "records": progress["numInputRows"], "late": late}
    print(json.dumps({**line, "ms": progress.get("durationMs", {}).get("triggerExecution")}), flush=True)
