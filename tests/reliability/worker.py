"""A build in a process of its own, with the fake pipeline: something to kill.

usage: worker.py IN OUT SECONDS (each document takes so long)
"""

import sys
import time

from builder.fake import FakePipeline

from kg.builder import build_graph
from kg.builder.reading import Reader


class SlowPipeline(FakePipeline):
    def __init__(self, pause):
        super().__init__()
        self.pause = pause

    def read_many(self, documents):
        for reading in super().read_many(documents):
            time.sleep(self.pause)
            yield reading


if __name__ == "__main__":
    source, output, pause = sys.argv[1:4]
    Reader.pipeline = SlowPipeline(float(pause))
    print("ready", flush=True)
    build_graph([source], output=output, jobs=1 if len(sys.argv) < 5 else int(sys.argv[4]))
    print("done", flush=True)
