"""The program as its pod runs it: by start.sh and spark-submit, with a real Kafka in KAFKA; skipped without one."""

import json
import os
import shutil
import signal
import subprocess
import time
import unittest
import uuid

from testing import CONF, declared

KAFKA = os.environ.get("KAFKA")
RUNNER = os.path.dirname(os.path.abspath(__file__))
START = ["/bin/bash", f"{RUNNER}/../start.sh", "submit"]
PATIENCE_SECONDS = 240


@unittest.skipUnless(KAFKA, "SKIPPED: no Kafka in the environment variable KAFKA")
class ProcessTest(unittest.TestCase):
    def setUp(self):
        self.topic = f"p-{uuid.uuid4().hex[:8]}"
        self.dir = f"/tmp/job-{self.topic}"
        os.makedirs(self.dir)
        self.addCleanup(shutil.rmtree, self.dir, ignore_errors=True)

    def start(self, **changes):
        """The process of a job, with the files a ConfigMap would bring."""
        places = {name: {"kind": "delta", "path": f"{self.dir}/lake/{name}"} for name in ("sink", "deadLetters")}
        job = declared(
            **{
                "kafka": {"bootstrapServers": KAFKA},
                "source": {"topic": self.topic, "groupIdPrefix": "job"},
                "checkpoint": f"{self.dir}/checkpoint",
                **places,
                **changes,
            }
        )
        self.write("declaration.json", json.dumps(job))
        self.write("spark.conf", "".join(f"{key}={value}\n" for key, value in {**CONF, "spark.master": "local[2]"}.items()))
        env = {**os.environ, "JOB_DIR": self.dir, "RUNNER_DIR": RUNNER, "SLUICE_HEARTBEAT": f"{self.dir}/alive"}
        process = subprocess.Popen(START, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        self.lines = []
        return process

    def write(self, name, text):
        with open(f"{self.dir}/{name}", "w", encoding="utf-8") as file:
            file.write(text)

    def read_until(self, process, word):
        deadline = time.monotonic() + PATIENCE_SECONDS
        for line in process.stdout:
            self.lines.append(line)
            if word in line:
                return
            self.assertLess(time.monotonic(), deadline, "".join(self.lines[-40:]))
        self.fail(f"ended before it said {word}:\n" + "".join(self.lines[-60:]))

    def produce(self, values):
        """By Kafka's own client: a session here would be a second Spark."""
        program = "import json, sys; from test_process import send; send(sys.argv[1], json.loads(sys.argv[2]))"
        subprocess.run(["python3", "-c", program, self.topic, json.dumps(values)], check=True, stderr=subprocess.DEVNULL)

    def test_ends_well_when_everything_is_read(self):
        self.produce([{"id": 1}])
        process = self.start(trigger={"kind": "available-now"})
        output, _ = process.communicate(timeout=PATIENCE_SECONDS)
        self.assertEqual(process.returncode, 0, output[-3000:])
        self.assertIn('"records": 1', output)
        self.assertNotIn("ShutdownHook '", output)  # Hadoop's complaint about a hook that failed

    def test_fails_when_the_query_fails(self):
        self.produce([{"id": 1}])
        process = self.start(sql="select raise_error('on purpose') from customers")
        output, _ = process.communicate(timeout=PATIENCE_SECONDS)
        self.assertNotEqual(process.returncode, 0)
        self.assertIn("on purpose", output)

    def test_fails_when_the_declaration_cannot_be_run(self):
        self.produce([{"id": 1}])
        process = self.start(columns="id bigint, tags array<string>")
        output, _ = process.communicate(timeout=PATIENCE_SECONDS)
        self.assertNotEqual(process.returncode, 0)
        self.assertIn("nested", output)

    def test_stops_between_batches_when_asked_to(self):
        self.produce([{"id": 1}])
        process = self.start(trigger={"kind": "interval", "seconds": 1})
        self.read_until(process, '"batch": 0')
        with open(f"{self.dir}/alive", encoding="ascii") as file:
            self.assertLess(time.time() - int(file.read()), 60)
        process.send_signal(signal.SIGTERM)
        output, _ = process.communicate(timeout=PATIENCE_SECONDS)
        offsets, commits = (sorted(name for name in os.listdir(f"{self.dir}/checkpoint/rows/{kind}") if name.isdigit()) for kind in ("offsets", "commits"))
        self.assertEqual(offsets, commits, output[-3000:])  # no batch was begun and not ended
        self.assertNotIn("Py4JNetworkError", output)
        self.assertEqual(process.returncode, 143)  # 128 + SIGTERM: how a JVM says that it was asked


def send(topic, values):
    """Records by a small Spark of its own, which ends with this process."""
    from testing import records, session

    frame = records(session(), values)
    frame.select("key", "value").write.format("kafka").option("kafka.bootstrap.servers", KAFKA).option("topic", topic).save()


if __name__ == "__main__":
    unittest.main()
